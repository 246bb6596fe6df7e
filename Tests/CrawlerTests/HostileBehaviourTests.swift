import Crawler
import DomainNames
import Foundation
import HostileServing
import Testing
import Vocabulary

/// Every behaviour at once, each on a host name of its own, with honest pages beside them.
@Suite("Hostile servers, all at once", .serialized)
struct HostileBehaviourTests {
    private static let honest = 200

    /// `make soak` runs them with the limits that hold outside; `make test` does not wait for 25 seconds.
    private static var isSoak: Bool { ProcessInfo.processInfo.environment["ZHALAN_SOAK"] != nil }

    @Test(
        "each ends in its class under its limits, honest pages come before any that stalls, and no forbidden address is touched")
    func all() throws {
        let behaviours = HostileBehaviour.all
        #expect(behaviours.count >= 100)
        #expect(Set(behaviours.map(\.name)).count == behaviours.count)
        let server = try HostileServer("127.0.0.2") { connection, target, _ in
            let index = Int(target.drop { $0 == "/" }.prefix { $0.isNumber }) ?? -1
            if behaviours.indices.contains(index) {
                behaviours[index].answer(connection)
            } else {
                connection.body([0x6F, 0x6B], "X: y")
            }
        }
        let canaries = [try HostileServer("127.0.0.10", port: 80), try HostileServer("127.0.0.10", port: server.port)]
        var hosts: [String: String] = [:]
        var links: [String] = []
        for index in behaviours.indices {
            hosts["b\(index).example"] = server.permit
            links.append("http://b\(index).example/\(index)")
        }
        for index in 0..<HostileBehaviourTests.honest {
            hosts["h\(index).example"] = server.permit
            links.append("http://h\(index).example/ok")
        }
        var crawl = try Crawl(permit: [server.permit], hosts: hosts)
        crawl.settings.limits.totalSeconds = HostileBehaviourTests.isSoak ? CrawlLimits().totalSeconds : 6
        var order: [Int] = []
        var outcomes: [Int: FetchOutcome] = [:]
        let requests = try links.enumerated().map { FetchRequest(id: $0.offset, address: try WebAddress($0.element)) }
        try PageFetcher(settings: crawl.settings).fetch(requests) { request, outcome in
            order.append(request.id)
            outcomes[request.id] = outcome
            return []
        }
        #expect(order.count == links.count)
        for (index, behaviour) in behaviours.enumerated() {
            let outcome = try #require(outcomes[index])
            #expect(outcome.kind == behaviour.kind, "\(behaviour): \(outcome.kind) \(outcome.reason)")
            #expect(outcome.kind == .ok || !outcome.reason.isEmpty, "\(behaviour)")
            #expect(outcome.body.count <= crawl.settings.limits.bodyBytes, "\(behaviour)")
            #expect(outcome.hops.count <= 9, "\(behaviour)")
            #expect(outcome.seconds <= crawl.settings.limits.totalSeconds + 3, "\(behaviour): \(outcome.seconds) s")
            #expect(outcome.wireBytes <= crawl.settings.limits.wireBytes + (3 << 20), "\(behaviour): \(outcome.wireBytes)")
            let texts = outcome.headers.flatMap { [$0.name, $0.value] } + [outcome.reason]
            #expect(!texts.contains { $0.unicodeScalars.contains(where: PlainText.isUnsafe) }, "\(behaviour)")
        }
        let firstStalled = try #require(order.firstIndex { $0 < behaviours.count && behaviours[$0].kind == .timeout })
        for id in behaviours.count..<links.count {
            #expect(outcomes[id]?.kind == .ok)
            #expect(try #require(order.firstIndex(of: id)) < firstStalled)
        }
        #expect(canaries.map(\.connects) == [0, 0])
        #expect(server.requests.allSatisfy { $0.hasPrefix("GET ") && !$0.lowercased().contains("\r\nauthorization") })
        #expect(server.requests.allSatisfy { !$0.lowercased().contains("\r\ncookie") })
    }

    @Test("programs and profiles are recognised, hashed and dropped")
    func downloads() throws {
        let behaviours = HostileBehaviour.downloads
        let server = try HostileServer("127.0.0.2") { connection, target, _ in
            behaviours[Int(target.dropFirst()) ?? 0].answer(connection)
        }
        let outcomes = try Crawl(permit: [server.permit])(behaviours.indices.map { server.url("/\($0)") })
        let kinds = outcomes.map(\.evidence.download?.kind)
        #expect(kinds == [.apk, .apk, .ipa, .archive, .exe, .mobileconfig, .mobileconfig, .apk])
        #expect(outcomes.allSatisfy { $0.body.isEmpty && !$0.hasPage && $0.kind == .ok })
        #expect(outcomes.allSatisfy { $0.evidence.download?.headerSHA256.utf8.count == 64 })
        #expect(server.sentBytes < 4 << 20)
    }

    @Test("a page that only says that it is a program stays a page")
    func noDownload() throws {
        let server = try HostileServer("127.0.0.2") { connection, _, _ in
            connection.body(HostileConnection.page.utf8, "Content-Type: application/vnd.android.package-archive")
        }
        let outcome = try Crawl(permit: [server.permit])(server.url("/app.apk"))
        #expect(outcome.evidence.download == nil)
        #expect(outcome.hasPage)
    }
}
