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

    @Test("ca_file is trusted; a body that TLS alone ends is never called whole")
    func trusted() throws {
        let server = try TLSServer(port: 8443)
        var crawl = try Crawl(permit: ["127.0.0.2:8443"])
        crawl.settings.caFile = server.certificate
        let outcome = try crawl("https://127.0.0.2:\(server.port)/")
        #expect(outcome.kind == .truncated, "\(outcome.reason)")
        #expect(!outcome.isUnverified)
        #expect(outcome.hasPage)
    }

    @Test("a server that never answers the greeting holds a place for the connect time only")
    func stall() throws {
        let server = try HostileServer()
        var crawl = try Crawl(permit: ["127.0.0.8:\(server.port)"])
        let mute = try HostileServer("127.0.0.8", port: server.port, isMute: true)
        crawl.settings.limits.connectSeconds = 0.5
        let outcome = try crawl("https://127.0.0.8:\(mute.port)/")
        #expect(outcome.kind == .timeout)
        #expect(outcome.reason == "no connection within 0.5 s")
    }
}
