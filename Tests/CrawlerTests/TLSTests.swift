import Crawler
import DomainNames
import HostileServing
import Testing
import Vocabulary

@Suite("TLS", .serialized)
struct TLSTests {
    @Test("a self-signed certificate is class tls, with its reason and the page of the one unverified fetch")
    func selfSigned() throws {
        let server = try TLSServer(port: 8443)
        let outcome = try Crawl(permit: ["127.0.0.2:8443"])("https://127.0.0.2:\(server.port)/")
        #expect(outcome.kind == .tls)
        #expect(outcome.isUnverified)
        #expect(outcome.reason.contains("self-signed"), "\(outcome.reason)")
        #expect(!outcome.body.isEmpty)
        #expect(outcome.hops.map(\.status) == [200])
    }

    @Test("a certificate of another name is class tls")
    func otherName() throws {
        let server = try TLSServer(port: 8443)
        var crawl = try Crawl(permit: ["127.0.0.2:8443"], hosts: ["bank.example": "127.0.0.2:8443"])
        crawl.settings.caFile = server.certificate
        let outcome = try crawl("https://bank.example/")
        #expect(outcome.kind == .tls)
        #expect(outcome.isUnverified)
        #expect(outcome.reason.contains("bank.example"), "\(outcome.reason)")
    }

    @Test("ca_file is trusted; a body without length that ends with TLS's closing word is whole")
    func trusted() throws {
        let server = try TLSServer(port: 8443)
        var crawl = try Crawl(permit: ["127.0.0.2:8443"])
        crawl.settings.caFile = server.certificate
        let outcome = try crawl("https://127.0.0.2:\(server.port)/")
        #expect(outcome.kind == .ok, "\(outcome.reason)")
        #expect(!outcome.isUnverified)
        #expect(outcome.hasPage)
        let leaf = try #require(outcome.evidence.certificates.first)
        #expect(leaf.subject.contains("127.0.0.2") && leaf.issuer == leaf.subject)
        #expect(leaf.names == ["IP Address:127.0.0.2"])
        #expect(leaf.validFrom < leaf.validUntil && leaf.validFrom.hasPrefix("20"))
        #expect(leaf.keySHA256 == server.keySHA256)
    }

    @Test("a server that never answers the greeting holds a place for the connect time only")
    func stall() throws {
        let server = try HostileServer()
        var crawl = try Crawl(permit: ["127.0.0.8:\(server.port)"])
        let mute = try HostileServer("127.0.0.8", port: server.port, isMute: true)
        crawl.settings.limits.connectSeconds = 0.5
        // The server ends with its last use, and another test's might take its port.
        let outcome = try withExtendedLifetime(mute) { try crawl("https://127.0.0.8:\(mute.port)/") }
        #expect(outcome.kind == .timeout)
        #expect(outcome.reason == "no connection within 0.5 s")
    }

    @Test(
        "what goes wrong between TLS and its end has its class, and a cut is never called whole",
        arguments: [
            (TLSRelay.Fault.noClosingWord, FetchOutcome.Kind.truncated), (.cutInData, .unreachable), (.flippedBit, .unreachable),
            (.cutInHandshake, .tls), (.silentHandshake, .timeout), (.rubbish, .tls), (.alert, .tls), (.hugeRecord, .tls),
        ])
    func faults(fault: TLSRelay.Fault, kind: FetchOutcome.Kind) throws {
        let server = try TLSServer(port: 8444, options: ["-tls1_2"])
        let relay = try TLSRelay(to: server.port, fault: fault)
        var crawl = try Crawl(permit: ["127.0.0.2:\(relay.port)"])
        crawl.settings.caFile = server.certificate
        crawl.settings.limits.connectSeconds = 2
        let outcome = try crawl("https://127.0.0.2:\(relay.port)/")
        #expect(outcome.kind == kind, "\(outcome.reason)")
        #expect(!outcome.reason.isEmpty)
        #expect(!outcome.isUnverified)
    }

    @Test(
        "HTTP/2 is not offered: a server that takes nothing else refuses the handshake, and one that takes both speaks HTTP/1.1")
    func alpn() throws {
        let strict = try TLSServer(port: 8445, options: ["-alpn", "h2"])
        var crawl = try Crawl(permit: ["127.0.0.2:8445-8446"])
        crawl.settings.caFile = strict.certificate
        let refused = try crawl("https://127.0.0.2:\(strict.port)/")
        #expect(refused.kind == .tls, "\(refused.reason)")
        #expect(refused.reason.contains("application protocol"), "\(refused.reason)")
        let both = try TLSServer(port: 8446, options: ["-alpn", "h2,http/1.1"])
        crawl.settings.caFile = both.certificate
        let outcome = try crawl("https://127.0.0.2:\(both.port)/")
        #expect(outcome.kind == .ok, "\(outcome.reason)")
        #expect(outcome.status == 200)
    }

    @Test(
        "HTTP/2 frames behind a handshake that did not agree on it are no answer",
        arguments: [
            ("settings", [0, 0, 0, 4, 0, 0, 0, 0, 0], 1), ("a flood of settings", [0, 0, 0, 4, 0, 0, 0, 0, 0], 50_000),
            ("a flood of resets", [0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 8], 50_000),
            ("a flood of pings", [0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8], 50_000),
            ("headers that go on and on", [0, 0, 1, 9, 0, 0, 0, 0, 1, 0x82], 50_000),
            ("goaway", [0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1),
        ] as [(String, [UInt8], Int)])
    func frames(name: String, frame: [UInt8], count: Int) throws {
        let server = try TLSServer(port: 8447, answer: Array(repeatElement(frame, count: count).joined()))
        var crawl = try Crawl(permit: ["127.0.0.2:8447"])
        crawl.settings.caFile = server.certificate
        let outcome = try crawl("https://127.0.0.2:\(server.port)/answer")
        #expect(outcome.kind == .rejected, "\(name): \(outcome.reason)")
        #expect(outcome.body.isEmpty, "\(name)")
        #expect(outcome.wireBytes <= crawl.settings.limits.headerBytes + (64 << 10), "\(name)")
    }
}
