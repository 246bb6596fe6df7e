import Foundation
import HostileServing
import PageRecord
import Pipeline
import Store
import Testing
import Vocabulary

/// Patrols over a small web of our own: a name server that knows a few names, and a web server behind them.
@Suite(.serialized) struct PatrolTests {
    private static let web = "127.0.0.5"
    private static let zone = [
        "known.example": web, "paypal-login.com": web, "paypa1.com": "91.195.240.12", "paypal.vip": "148.81.111.111",
        "paypal.xyz": web, "paypal.site": web, "kit-sister.example": web, "elsewhere.example": web,
        "paypal-relief.net": web,
    ]

    /// A web server that keeps robots out of what the first label says.
    private static func webServer() throws -> HostileServer {
        try HostileServer(web, port: 80) { connection, target, head in
            guard target == "/robots.txt" else { return connection.body(Array("page".utf8), "Content-Type: text/html") }
            if head.contains("Host: paypal.xyz") {
                connection.body(Array("User-agent: zhalan\nDisallow: /\n".utf8), "Content-Type: text/plain")
            } else if head.contains("Host: paypal.site") {
                connection.send("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")
            } else {
                connection.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            }
        }
    }

    private static func installation(_ names: NameServer) throws -> TestInstallation {
        try TestInstallation(
            """
            [crawl]
            resolvers = ["\(names.address)"]
            well_known = ["known.example"]
            test_permit = ["\(web):80"]
            """)
    }

    private struct Patrolled {
        let fates: [String: PatrolFate]
        let summary: PatrolRun.Summary
    }

    private static func patrol(
        _ test: TestInstallation, _ budget: PatrolRun.Budget, files: [String] = [], brand: String? = "PayPal", isDry: Bool = false
    ) throws -> Patrolled {
        var fates: [String: PatrolFate] = [:]
        let summary = try test.installation.patrolRun(store: test.store, brand: brand).run(
            files: files, budget: budget, isDry: isDry, observer: { _ in }
        ) { fates[$0.address] = $0.fate }
        return Patrolled(fates: fates, summary: summary)
    }

    private static let generous = PatrolRun.Budget(lookalikes: 100_000, links: 100, fetches: 100)

    @Test func `look-alikes that are there and let robots in enter as reports, all others do not`() throws {
        let (names, server) = (try NameServer(knowing: PatrolTests.zone), try PatrolTests.webServer())
        let test = try PatrolTests.installation(names)
        let fates = try PatrolTests.patrol(test, PatrolTests.generous).fates
        #expect(
            fates == [
                "http://paypal-login.com/": .reported, "http://paypa1.com/": .parked, "http://paypal.vip/": .sinkholed,
                "http://paypal.xyz/": .robots, "http://paypal.site/": .robots,
            ])
        let lead = try #require(try test.store.lead(key: "http://paypal-login.com/"))
        let report = try #require(try test.store.reports(of: lead.id).first)
        #expect(report.source == "patrol")
        #expect(report.note == "imitates PayPal (word)")
        // One file for each site, with GET, and no page.
        #expect(server.requests.count == 3)
        #expect(server.requests.allSatisfy { $0.hasPrefix("GET /robots.txt ") && $0.contains("Zhalan") })
        // The next patrol knows it already.
        #expect(try PatrolTests.patrol(test, PatrolTests.generous).fates["http://paypal-login.com/"] == .known)
    }

    @Test func `a dry patrol enters nothing and moves nothing on`() throws {
        let (names, server) = (try NameServer(knowing: PatrolTests.zone), try PatrolTests.webServer())
        let test = try PatrolTests.installation(names)
        for _ in 0..<2 {
            let patrolled = try PatrolTests.patrol(test, PatrolTests.generous, isDry: true)
            #expect(patrolled.fates["http://paypal-login.com/"] == .reported)
        }
        #expect(try test.store.lead(key: "http://paypal-login.com/") == nil)
        #expect(server.connects > 0)
    }

    @Test func `each budget holds, and the next patrol goes on where the last one ended`() throws {
        let (names, server) = (try NameServer(knowing: PatrolTests.zone), try PatrolTests.webServer())
        let test = try PatrolTests.installation(names)
        let first = try PatrolTests.patrol(test, .init(lookalikes: 10, links: 0, fetches: 0), brand: "PayPal")
        #expect(first.summary.looked <= 10)
        #expect(server.connects == 0)
        #expect(first.fates.values.allSatisfy { $0 != .reported })
        var reported: Set<String> = []
        for _ in 0..<12 {
            let next = try PatrolTests.patrol(test, .init(lookalikes: 60, links: 0, fetches: 1))
            #expect(next.summary.fetched <= 1)
            reported.formUnion(next.fates.filter { $0.value == .reported }.keys)
        }
        #expect(reported == ["http://paypal-login.com/"])
    }

    @Test func `links of listed pages are followed one hop, without the site itself, brands and protected names`() throws {
        let (names, server) = (try NameServer(knowing: PatrolTests.zone), try PatrolTests.webServer())
        let test = try PatrolTests.installation(names)
        try test.list(["pay-refund.example"])
        let lead = try #require(try test.store.lead(key: "http://pay-refund.example/"))
        var page = PageFeatures()
        page.links = [
            "/own", "http://www.pay-refund.example/", "https://www.paypal.com/", "https://pool.ntp.org/",
            "http://kit-sister.example/kit?id=1",
            "http://kit-sister.example/again", "javascript:alert(1)", "http://elsewhere.example/", "http://127.0.0.5/",
        ].map { PageLink(target: $0, text: "") }
        try test.store.keep(
            [
                StoredFetch(
                    lead: lead.id, spelling: "", agent: "desktop", kind: .ok, reason: "", hops: "[]",
                    finalURL: "http://pay-refund.example/", status: 200, contentType: nil, bodyBytes: 1, bodySHA256: nil,
                    wireBytes: 1,
                    seconds: 0, isUnverified: false, features: RecordEncoder.encode(page), fetchedAt: TestInstallation.now)
            ])
        let fates = try PatrolTests.patrol(test, .init(lookalikes: 0, links: 10, fetches: 10)).fates
        #expect(
            fates == [
                "https://pool.ntp.org/": .protected, "http://kit-sister.example/kit?id=1": .reported,
                "http://elsewhere.example/": .reported,
            ])
        #expect(try PatrolTests.patrol(test, .init(lookalikes: 0, links: 1, fetches: 10)).fates.count <= 1)
        #expect(server.connects == 2)
    }

    @Test func `a file of any form brings the names in it that read like a brand's`() throws {
        let (names, server) = (try NameServer(knowing: PatrolTests.zone), try PatrolTests.webServer())
        let test = try PatrolTests.installation(names)
        let file = test.installation.state.root + "/names.txt"
        try """
        # newly registered
        weather.example
        *.paypal-relief.net.
        {"dns_names":["www.paypal.com","PayPal-Login.com"],"issuer":"x"}
        paypal.top. 3600 IN NS ns1.host.example.
        \(String(repeating: "a", count: 100_000)).com
        """.write(toFile: file, atomically: true, encoding: .utf8)
        let fates = try PatrolTests.patrol(test, .init(lookalikes: 0, links: 0, fetches: 10), files: [file]).fates
        #expect(
            fates == [
                "http://paypal-relief.net/": .reported, "http://paypal-login.com/": .reported, "http://paypal.top/": .absent,
            ])
        #expect(throws: PipelineError.self) {
            try PatrolTests.patrol(test, .init(lookalikes: 0, links: 0, fetches: 0), files: [file + ".missing"])
        }
        #expect(throws: PipelineError.self) { try PatrolTests.patrol(test, PatrolTests.generous, brand: "Nobody") }
        #expect(server.connects == 2)
    }

    @Test func `a suffix that answers for every name brings nothing`() throws {
        // Without a zone the server has an address for whatever is asked.
        let (names, server) = (
            try NameServer(), try HostileServer("127.0.0.2", port: 80) { connection, _, _ in connection.reset() }
        )
        let test = try PatrolTests.installation(names)
        let patrolled = try PatrolTests.patrol(test, .init(lookalikes: 50, links: 0, fetches: 10))
        #expect(Set(patrolled.fates.values).subtracting([.wildcard, .protected]).isEmpty)
        #expect(server.connects == 0)
    }
}
