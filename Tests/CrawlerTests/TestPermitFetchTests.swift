import Crawler
import DomainNames
import HostileServing
import Synchronization
import Testing
import Vocabulary

@Suite("What test permits and test hosts reach", .serialized)
struct TestPermitFetchTests {
    @Test("the permitted pair is reached; other loopback addresses and ports are blocked without a connect")
    func pairs() throws {
        let server = try HostileServer()
        let canaries = [try HostileServer("127.0.0.9", port: server.port), try HostileServer("127.0.0.2", port: 80)]
        let loopback6 = try HostileServer("::1", port: server.port)
        let outcomes = try Crawl(permit: [server.permit])(
            [server.url("/ok")] + canaries.map { $0.url("/ok") }
                + [loopback6.url("/ok"), "http://[::ffff:127.0.0.2]:\(server.port)/"])
        #expect(outcomes.map(\.kind) == [.ok, .blocked, .blocked, .blocked, .blocked])
        #expect(canaries.map(\.connects) == [0, 0])
        #expect(loopback6.connects == 0)
    }

    @Test("IPv6 loopback can be permitted")
    func version6() throws {
        let server = try HostileServer("::1")
        let outcome = try Crawl(permit: [server.permit])(server.url("/ok"))
        #expect(outcome.kind == .ok)
        #expect(outcome.hops.map(\.peer) == ["::1"])
    }

    @Test("a test host keeps its name in the address and in the Host header")
    func testHost() throws {
        let server = try HostileServer()
        let outcome = try Crawl(permit: [server.permit], hosts: ["bank.example": server.permit])("http://bank.example/agent?x=1")
        #expect(outcome.kind == .ok)
        #expect(outcome.finalAddress?.description == "http://bank.example/agent?x=1")
        #expect(server.requests.first?.contains("\r\nHost: bank.example\r\n") == true)
        #expect(outcome.hops.first?.peer == "127.0.0.2")
    }

    @Test("a test host over https gets its TLS failure and no unverified page")
    func testHostTLS() throws {
        let server = try HostileServer()
        let outcome = try Crawl(permit: [server.permit], hosts: ["bank.example": server.permit])("https://bank.example/")
        #expect(outcome.kind == .tls, "\(outcome.kind) \(outcome.reason)")
        #expect(!outcome.isUnverified)
    }

    @Test("a name without a mapping is not led to a test server")
    func otherName() throws {
        let server = try HostileServer()
        let crawl = try Crawl(permit: [server.permit], hosts: ["bank.example": server.permit])
        #expect(try crawl("http://www.bank.example/").kind == .dns)
        #expect(try crawl("http://bank.example:22/").kind == .blocked)
        #expect(server.connects == 0)
    }

    @Test("of a name's addresses the blocked ones are passed over; only blocked ones make it blocked")
    func mixedAddresses() throws {
        let server = try HostileServer()
        let canary = try HostileServer("127.0.0.9", port: server.port)
        var crawl = try Crawl(permit: [server.permit])
        let answers = ["mixed.example": ["127.0.0.9", "127.0.0.2"], "bad.example": ["127.0.0.9", "::1", "10.0.0.1"]]
        crawl.settings.lookup = { name in (answers[name.text] ?? []).compactMap { IPAddress($0) } }
        let outcomes = try crawl(["http://mixed.example:\(server.port)/ok", "http://bad.example:\(server.port)/ok"])
        #expect(outcomes.map(\.kind) == [.ok, .blocked], "\(outcomes.map(\.reason))")
        #expect(outcomes[0].hops.map(\.peer) == ["127.0.0.2"])
        #expect(outcomes[1].reason.contains("loopback"))
        #expect(canary.connects == 0)
    }

    @Test("a name that turns to a blocked address between two requests is judged at each connect")
    func rebinding() throws {
        let server = try HostileServer()
        let canary = try HostileServer("127.0.0.9", port: server.port)
        var crawl = try Crawl(permit: [server.permit])
        let turns = Mutex(0)
        crawl.settings.lookup = { _ in
            let turn = turns.withLock {
                $0 += 1
                return $0
            }
            return [IPAddress(turn % 2 == 1 ? "127.0.0.2" : "127.0.0.9")].compactMap { $0 }
        }
        let kinds = try (0..<200).map { _ in
            try crawl("http://turning.example:\(server.port)/to/\(HostileConnection.hex("/ok"))").kind
        }
        #expect(kinds.allSatisfy { $0 == .blocked })
        #expect(server.connects == 200)
        #expect(canary.connects == 0)
    }
}
