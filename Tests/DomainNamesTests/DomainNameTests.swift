import DomainNames
import Testing

@Suite struct DomainNameTests {
    @Test(
        "a name is read in any spelling and kept in one",
        arguments: [
            ("Example.COM", "example.com"), ("example.com.", "example.com"), ("pay_x.evil.top", "pay_x.evil.top"),
            ("bücher.example", "xn--bcher-kva.example"), ("中国银行.example", "xn--fiqs8s856bruk.example"),
            ("ｅｘａｍｐｌｅ。ｃｏｍ", "example.com"), ("xn--BCHER-KVA.example", "xn--bcher-kva.example"),
        ])
    func spelling(source: String, expected: String) throws {
        #expect(try DomainName(source).text == expected)
    }

    @Test(
        "what is no name is refused with its reason",
        arguments: [
            ("", "empty-name"), (".", "empty-name"), ("com", "single-label"), ("a..b", "empty-label"), (".a.b", "empty-label"),
            ("-x.example", "hyphen-at-edge"), ("x-.example", "hyphen-at-edge"), ("127.0.0.1", "ip-address"),
            ("0x7f.1", "ip-address"), ("foo.0x4", "ip-address"), ("foo.0x", "ip-address"), ("1.2.3.4.5", "ip-address"),
            ("１２７.0.0.1", "ip-address"),
            ("*.example.com", "wildcard-inside"), ("a b.example", "forbidden-character"), ("a\"b.example", "forbidden-character"),
            ("a\nb.example", "forbidden-character"), ("a\u{0}b.example", "forbidden-character"),
        ])
    func refused(source: String, label: String) {
        #expect(throws: DomainNameError.self) { try DomainName(source) }
        do throws(DomainNameError) { _ = try DomainName(source) } catch { #expect(error.label == label) }
    }

    @Test func `the longest name fits and one more octet does not`() throws {
        let label = String(repeating: "a", count: 63)
        let longest = [label, label, label, String(repeating: "b", count: 61)].joined(separator: ".")
        #expect(longest.utf8.count == 253)
        #expect(try DomainName(longest).text == longest)
        #expect(throws: DomainNameError.tooLong(octets: 254)) { try DomainName("a" + "." + String(longest.dropFirst(1))) }
        #expect(throws: DomainNameError.labelTooLong(octets: 64)) { try DomainName(label + "a.example") }
    }

    @Test func `names sort by labels from the right`() throws {
        let names = try ["b.com", "a.b.com", "a-b.com", "b.com.cn", "z.a.com"].map { try DomainName($0) }
        #expect(names.sorted().map(\.text) == ["b.com.cn", "z.a.com", "a-b.com", "b.com", "a.b.com"])
    }

    @Test func `comparing two names gives the order of their sort keys`() throws {
        let texts = ["a.b", "a.b.c", "b.c", "a-b.c", "a.a-b.c", "ab.c", "a.ab.c", "c.c", "x.b", "_a.b.c", "0.c", "b.c.c"]
        let names = try texts.map { try DomainName($0) }
        for left in names {
            for right in names {
                #expect((left < right) == left.sortKey.lexicographicallyPrecedes(right.sortKey), "\(left) \(right)")
            }
        }
    }

    @Test func `a name lies within its parents and itself only`() throws {
        let name = try DomainName("a.b.example")
        #expect(name.isWithin(name))
        #expect(name.isWithin(try DomainName("b.example")))
        #expect(!name.isWithin(try DomainName("c.example")))
        #expect(!(try DomainName("ab.example")).isWithin(try DomainName("b.example")))
        #expect(name.parent?.text == "b.example")
        #expect(try DomainName("b.example").parent == nil)
    }
}
