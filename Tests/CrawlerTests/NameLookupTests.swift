import Crawler
import DomainNames
import HostileServing
import Testing
import Vocabulary

@Suite("Looking up names", .serialized)
struct NameLookupTests {
    private func crawl(_ server: HostileServer, _ names: NameServer) throws -> Crawl {
        var crawl = try Crawl(permit: [server.permit])
        crawl.settings.resolvers = [try #require(ResolverAddress(names.address))]
        crawl.settings.limits.dnsSeconds = 1
        return crawl
    }

    @Test(
        "every lie of a name server has its class, and none leads to a forbidden address",
        arguments: [
            ("a-127-0-0-2", FetchOutcome.Kind.ok), ("nx", .dns), ("none", .dns), ("servfail", .dns), ("refused", .dns),
            ("silent", .dns), ("zero", .blocked), ("private", .blocked), ("metadata", .blocked), ("mixed", .ok),
            ("mapped", .blocked), ("crowd", .blocked), ("garbage", .dns), ("forged", .ok), ("circle", .dns),
            ("a-127-0-0-9", .blocked),
        ])
    func lies(label: String, kind: FetchOutcome.Kind) throws {
        let server = try HostileServer()
        let canary = try HostileServer("127.0.0.9", port: server.port)
        let names = try NameServer()
        let outcome = try crawl(server, names)("http://\(label).example:\(server.port)/ok")
        #expect(outcome.kind == kind, "\(outcome.reason)")
        #expect(outcome.evidence.isNameAbsent == (label == "nx"))
        #expect(outcome.kind != .ok || outcome.hops.map(\.peer) == ["127.0.0.2"])
        #expect(canary.connects == 0)
    }

    @Test("names that turn to a forbidden address are never followed there, in 200 rounds")
    func turning() throws {
        let server = try HostileServer()
        let canary = try HostileServer("127.0.0.9", port: server.port)
        let names = try NameServer()
        var crawl = try crawl(server, names)
        crawl.settings.limits.nameSeconds = 0
        crawl.settings.limits.perHostParallel = 16
        let target = HostileConnection.hex("/ok")
        let outcomes = try crawl((0..<200).map { "http://turn.r\($0).example:\(server.port)/to/\(target)" })
        #expect(outcomes.count == 200)
        #expect(outcomes.allSatisfy { $0.kind == .blocked })
        #expect(server.connects == 200)
        #expect(canary.connects == 0)
    }

    @Test("a thousand names are looked up side by side, equal ones once")
    func many() throws {
        let server = try HostileServer()
        let names = try NameServer()
        var crawl = try crawl(server, names)
        crawl.settings.limits.dnsSeconds = 9
        crawl.settings.limits.lookups = 64
        let links = (0..<1_000).map { "http://n\($0 % 500).example:\(server.port)/ok?\($0)" }
        #expect(try crawl(links).allSatisfy { $0.kind == .ok })
        #expect((0..<500).allSatisfy { names.questions("n\($0).example") == 1 })
    }

    @Test(
        "a resolver that hides what we list is told from a clean one and from one that knows nothing",
        arguments: [
            ([String](), ResolverCheck.Finding.clean), (["one.example", "two.example", "three.example"], .filtering),
            (["one.example", "two.example"], .clean), (["known.example"], .doubtful),
        ])
    func findings(hidden: [String], finding: ResolverCheck.Finding) throws {
        let names = try NameServer(hiding: Set(hidden))
        let check = ResolverCheck(
            canaries: [], listed: try ["one.example", "two.example", "three.example"].map { try DomainName($0) },
            wellKnown: [try DomainName("known.example")])
        var limits = CrawlLimits()
        limits.dnsSeconds = 1
        #expect(try check.finding(of: ResolverAddress(names.address), limits: limits) == finding)
    }

    @Test(
        "a canary that has an address gives a filter away, unless every name has one",
        arguments: [
            (["canary.example", "known.example"] as [String]?, ResolverCheck.Finding.filtering), (["known.example"], .clean),
            (nil, .clean),
        ])
    func canaries(zone: [String]?, finding: ResolverCheck.Finding) throws {
        let names = try NameServer(knowing: zone.map { Dictionary(uniqueKeysWithValues: $0.map { ($0, "127.0.0.2") }) })
        let check = ResolverCheck(
            canaries: [try DomainName("canary.example")], control: try DomainName("nobody.example"), listed: [],
            wellKnown: [try DomainName("known.example")])
        #expect(try check.finding(of: ResolverAddress(names.address), limits: CrawlLimits()) == finding)
    }

    @Test("an answer of nothing but zeros gives a filter away, on a canary and on a listed name", arguments: [true, false])
    func zeros(isCanary: Bool) throws {
        let names = try NameServer()
        let zero = [try DomainName("zero.example")]
        let check = ResolverCheck(
            canaries: isCanary ? zero : [], listed: isCanary ? [] : zero, wellKnown: [try DomainName("known.example")])
        #expect(try check.finding(of: ResolverAddress(names.address), limits: CrawlLimits()) == .filtering)
    }
}
