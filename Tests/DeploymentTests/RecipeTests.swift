import Deployment
import DomainNames
import Probing
import ResolverTesting
import Testing

@Suite struct RecipeTests {
    @Test func `every resolver has one recipe, and every recipe a place of its own`() {
        #expect(RecipeTable.names == ["unbound", "bind", "knot-resolver", "pdns-recursor", "dnsmasq", "dnsdist", "knot"])
        #expect(Set(RecipeTable.all.map(\.place)).count == RecipeTable.all.count)
        #expect(RecipeTable.recipe(named: "dnsdist")?.releaseFile == "domains.txt")
        #expect(RecipeTable.recipe(named: "windows") == nil)
    }

    @Test(arguments: RecipeTable.names)
    func `the page for operators has the lines that setup prints`(_ name: String) throws {
        let recipe = try #require(RecipeTable.recipe(named: name))
        #expect(!recipe.configuration.isEmpty)
        for lines in recipe.configuration {
            let text = lines.text(file: recipe.place, origin: "rpz.zhalan")
            #expect(try OperationsPage.block(lines.mark) == text)
            #expect(
                lines.text(file: "/f", origin: "o") == text.replacing(recipe.place, with: "/f").replacing("rpz.zhalan", with: "o")
            )
        }
    }

    @Test func `words in braces are put in, and arguments for control only where it is known`() {
        let call = ProgramCall("x", ["{file}", "a={origin}", "{names}"], control: ["-c", "{control}"])
        #expect(call.resolved(file: "/f", origin: "rpz.z", control: nil) == ["/f", "a=rpz.z"])
        #expect(
            call.resolved(file: "/f", origin: "rpz.z", control: "/c", names: ["a$", "b$"])
                == ["-c", "/c", "/f", "a=rpz.z", "a$", "b$"])
    }

    @Test(arguments: [
        ("evil.example CNAME .", "evil.example"), ("*.evil.example CNAME .", nil), ("; evil.example CNAME .", nil),
        ("canary-first.7.zhalan.example A 0.0.0.0", "canary-first.7.zhalan.example"), ("ok.example CNAME rpz-passthru.", nil),
        ("@ IN NS localhost.", nil), ("$TTL 60", nil), ("", nil),
    ])
    func `a zone's line names what it blocks`(_ line: String, _ name: String?) {
        #expect(UnboundRecipe().listedLine.name(in: Array(line.utf8)) == name)
    }

    @Test(arguments: [
        ("local=/evil.example/", "server=/evil.example/", "evil.example"), ("# local=/x/", "# local=/x/", nil),
        ("server=/ok.evil.example/#", "server=/ok.evil.example/#", nil),
        // A servers-file with any other line is refused by dnsmasq.
        ("address=/canary-first.7.zhalan.example/0.0.0.0", "", nil), ("", "", nil),
    ])
    func `dnsmasq's lines become those of a servers-file`(_ line: String, _ written: String, _ name: String?) {
        let recipe = DnsmasqRecipe()
        let bytes = Array(line.utf8).withUnsafeBytes { recipe.rewrite?.applied(to: $0) } ?? []
        #expect(String(decoding: bytes, as: UTF8.self) == written)
        #expect(recipe.listedLine.name(in: bytes) == name)
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1:53"), ("127.0.0.1:5353", "127.0.0.1:5353"), ("::1", "[::1]:53"), ("[::1]:54", "[::1]:54"),
        ("[::1]", "[::1]:53"), ("localhost", nil), ("resolver.example:53", nil), ("127.0.0.1:0", nil), ("127.0.0.1:65536", nil),
        ("", nil), ("[::1]x", nil),
    ])
    func `a resolver is named by its numeric address`(_ text: String, _ written: String?) {
        #expect(ResolverAddress(text)?.description == written)
    }

    @Test func `NXDOMAIN and the address 0 are blocked, an address, no data and an error are not`() throws {
        let (zero, other) = (try #require(IPAddress("0.0.0.0")), try #require(IPAddress("192.0.2.10")))
        #expect(ProbeAnswer.noName.isBlocked && ProbeAnswer.addresses([zero]).isBlocked)
        for answer in [.noData, .code(2), .none, .addresses([other])] as [ProbeAnswer] { #expect(!answer.isBlocked) }
    }
}
