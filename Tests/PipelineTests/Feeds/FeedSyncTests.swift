import Foundation
import HostileServing
import Pipeline
import Store
import Testing
import Vocabulary

@Suite struct FeedSyncTests {
    @Test func `what the server said of its list comes back to it, and 304 confirms the snapshot`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        publisher.says { connection, head in
            if head.contains("If-None-Match: \"v1\"") {
                connection.send("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n")
            } else {
                connection.body(
                    Array(FeedPublisher.names(0..<5).utf8), "ETag: \"v1\"\r\nLast-Modified: Tue, 24 Nov 2026 08:00:00 GMT")
            }
        }
        #expect(try subscriber.sync().outcome == .updated)
        #expect(!publisher.lastHead.contains("If-None-Match"))
        #expect(publisher.lastHead.hasPrefix("GET "))
        let later = subscriber.later(hours: 100)
        #expect(try later.status().ageHours == 100)
        #expect(try later.sync().outcome == .unchanged)
        #expect(publisher.lastHead.contains("If-Modified-Since: Tue, 24 Nov 2026 08:00:00 GMT\r\n"))
        #expect(try later.status().ageHours == 0)
        #expect(try later.status().entries == 5)
    }

    @Test func `a new ETag on the same list changes nothing but what is sent next time`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        publisher.says(FeedPublisher.names(0..<5), header: "ETag: \"v1\"")
        try subscriber.sync()
        publisher.says(FeedPublisher.names(0..<5), header: "ETag: \"v2\"")
        #expect(try subscriber.sync().outcome == .unchanged)
        try subscriber.sync()
        #expect(publisher.lastHead.contains("If-None-Match: \"v2\"\r\n"))
    }

    @Test func `a server can't put lines of its own into our requests`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        publisher.says(FeedPublisher.names(0..<5), header: "ETag: \"a\u{1B}\u{7F}\"\r\nLast-Modified: x\u{E9}")
        try subscriber.sync()
        publisher.says(FeedPublisher.names(0..<6))
        #expect(try subscriber.sync().outcome == .updated)
        #expect(
            publisher.lastHead.unicodeScalars.allSatisfy {
                $0.value < 0x7F && ($0.value >= 0x20 || "\r\n".unicodeScalars.contains($0))
            })
    }

    @Test func `packed lists are unpacked by their content, whatever they are called`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        publisher.says(HostileConnection.deflated(Array(FeedPublisher.names(0..<700).utf8), window: 31))
        #expect(try subscriber.sync().entries == 700)
    }

    /// `0.0.0.0 packed-one.example` and `packed-two.example`, as zstd and xz pack them.
    private static let packed = [
        "zstd": "KLUv/SQ2PQEA2DAuIHBhY2tlZC1vbmUuZXhhbXBsZQowLnR3bwQAoIxPAsC1WocFM24dTQ==",
        "xz":
            "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AA1ACJdABgLnwRAdDSMQ+Hn1Ed+mtKpiV1SMXiKJhTKW3kjgWSw1gAAAAD0YchZggx3xgABPjbPO/muH7bzfQEAAAAABFla",
    ]

    @Test("a list that is packed in another way is read too, and a cut one is no list", arguments: packed.keys.sorted())
    func packing(name: String) throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        let body = try #require(FeedSyncTests.packed[name].flatMap { Data(base64Encoded: $0) })
        publisher.says([UInt8](body))
        #expect(try subscriber.sync().entries == 2)
        try subscriber.publish()
        #expect(try subscriber.published() == ["packed-one.example", "packed-two.example"])
        for length in [10, body.count / 2, body.count - 1] {
            publisher.says([UInt8](body.prefix(length)))
            let line = try subscriber.sync()
            #expect(line.outcome == .refused, "\(length) bytes")
            #expect(line.entries == 2)
        }
    }

    @Test func `plain lines and others make one snapshot, each with its line`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        let long = String(repeating: "l", count: 63) + ".long.example"
        publisher.says(
            "# a list\n||one.example^\n||two.example^$third-party\n||\(long)^\n||b\u{fc}cher.example^\n@@||ok.one.example^\n"
                + "||one.example^\n||ONE.example^$important\n||gone.example^\n||gone.example^$badfilter\n||co.uk^\n")
        #expect(try subscriber.sync().outcome == .updated)
        #expect(try subscriber.status().snapshot?.metadata.lines == 11)
        try subscriber.publish()
        #expect(try subscriber.published() == ["one.example", long, "xn--bcher-kva.example"])
        #expect(try subscriber.explain(long).feeds.map(\.line) == [4])
        #expect(try subscriber.explain("one.example").feeds.map(\.line) == [2])
    }

    @Test func `no popular name is taken from a feed that means harm, whatever stands around it in the list`() throws {
        let popular = ["bank.example", "www.shop.example", "mail.example"]
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        let path = subscriber.installation.state.root + "/top.csv"
        try Data(popular.enumerated().map { "\($0.offset + 1),\($0.element)\n" }.joined().utf8).write(to: URL(filePath: path))
        _ = try subscriber.installation.popularImport().run(path, options: .init()) { _ in }
        let named = popular + ["login.bank.example", "shop.example", "x.www.shop.example", "MAIL.example"]
        publisher.says(FeedPublisher.names(0..<50) + named.map { $0 + "\n" }.joined() + FeedPublisher.names(50..<60))
        for means in ["fraud", "malware", "ads"] {
            try subscriber.add(means, publisher.server.url("/\(means).txt"), means: means)
        }
        try subscriber.sync()
        _ = try subscriber.installation.feedDesk(store: subscriber.test.store).remove("ads", actor: "li")
        try subscriber.publish()
        #expect(try subscriber.published() == Set((0..<60).map { "bad\($0).example" }))
        // A list against advertising blocks popular names on purpose.
        try subscriber.add("banners", publisher.server.url("/banners.txt"), means: "ads")
        try subscriber.sync()
        try subscriber.later(hours: 1).publish()
        #expect(try subscriber.published().isSuperset(of: ["bank.example", "mail.example"]))
    }

    @Test func `a feed that nobody confirmed drops out with a warning, and holds nothing back`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        publisher.says(FeedPublisher.names(0..<1_100))
        try subscriber.sync()
        try subscriber.test.list(["pay.example"])
        try subscriber.publish()
        #expect(try subscriber.published().count == 1_101)
        publisher.says { _, _ in }
        let late = subscriber.later(hours: 169)
        #expect(try late.sync().outcome == .failed)
        #expect(try late.status().state == .stale)
        var warnings: [String] = []
        guard case .published = try late.publish(warnings: { warnings.append($0) }) else {
            throw PipelineError(.other, "nothing published")
        }
        #expect(warnings.contains { $0.contains("169 h old") && $0.contains("limit is 168 h") })
        #expect(try late.published() == ["pay.example"])
        #expect(
            try String(contentsOfFile: late.installation.state.current + "/manifest.json", encoding: .utf8).contains("169 h old"))
        // It comes back as soon as its publisher does.
        publisher.says(FeedPublisher.names(0..<1_100))
        try late.sync()
        try late.later(hours: 1).publish()
        #expect(try late.published().count == 1_101)
    }

    @Test func `a damaged snapshot is left out, told, and fetched anew without asking for news`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        publisher.says(FeedPublisher.names(0..<20), header: "ETag: \"v1\"")
        try subscriber.sync()
        let path = subscriber.installation.state.feeds + "/list/snapshot"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[bytes.count - 3] ^= 1
        try bytes.write(to: URL(fileURLWithPath: path))
        var warnings: [String] = []
        try subscriber.publish(warnings: { warnings.append($0) })
        #expect(warnings.contains { $0.contains("SHA-256 differs") })
        #expect(try subscriber.published().isEmpty)
        #expect(try subscriber.later(hours: 1).sync().outcome == .updated)
        #expect(!publisher.lastHead.contains("If-None-Match"))
        try subscriber.later(hours: 2).publish()
        #expect(try subscriber.published().count == 20)
    }

    @Test func `people's word wins over every feed`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        let (test, now) = (subscriber.test, subscriber.test.installation.now)
        publisher.says("bad.example\nrejected.example\nwithdrawn.example\nundone.example\nallowed.example\nwww.allowed.example\n")
        try subscriber.sync()
        _ = try test.desk.reject(
            try test.judge("http://rejected.example/", subject: "rejected.example"), actor: "li", reason: "a shop", now: now)
        try test.list(["withdrawn.example", "undone.example"])
        for name in ["withdrawn.example", "undone.example"] {
            let lead = try #require(try test.store.leads(about: name).first?.id)
            if name.hasPrefix("undone") {
                _ = try test.desk.undo(lead, actor: "wang", now: now)
            } else {
                _ = try test.desk.reject(lead, actor: "wang", reason: "cleaned", now: now)
            }
        }
        _ = try AllowDesk(store: test.store).allow(
            "allowed.example", exact: false, reason: "case 7", author: "li", until: nil, now: now)
        try subscriber.publish()
        #expect(try subscriber.published() == ["bad.example"])
        #expect(try subscriber.explain("rejected.example").state == .rejected)
        #expect(try subscriber.explain("withdrawn.example").state == .withdrawn)
        #expect(try subscriber.explain("allowed.example").state == .allowed)
        // A new yes counts again.
        let lead = try #require(try test.store.leads(about: "withdrawn.example").first?.id)
        _ = try test.desk.approve(lead, actor: "li", reason: "back again", now: now)
        try subscriber.later(hours: 1).publish()
        #expect(try subscriber.published() == ["bad.example", "withdrawn.example"])
    }

    @Test func `a name tells which feed names it, where, and how old that is`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        publisher.says("# head\n\n||evil.example^\n||other.example^\n")
        try subscriber.sync()
        let explanation = try subscriber.later(hours: 3).explain("login.evil.example")
        #expect(explanation.state == .listed)
        let source = try #require(explanation.feeds.first)
        #expect((source.feed, source.line, source.ageHours, source.isCurrent) == ("list", 3, 3, true))
        #expect(source.file == publisher.server.url("/list.txt"))
        #expect(explanation.json.text.contains("\"feed\":\"list\""))
        #expect(try subscriber.explain("example.net").state == .unknown)
    }

    @Test func `each listing names its feeds, and the manifest their sizes, licences and ages`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        publisher.says("pay.example\nbad.example\n")
        try subscriber.sync()
        try subscriber.test.list(["pay.example"])
        try subscriber.publish()
        let lines = try subscriber.test.published("listings.jsonl")
        #expect(lines.contains { $0.contains("\"pay.example\"") && $0.contains("\"sources\":[\"feed:list\",\"test\"]") })
        #expect(
            lines.contains {
                $0.contains("\"bad.example\"") && $0.contains("\"listed_at\":null") && $0.contains("[\"feed:list\"]")
            })
        let manifest = try String(contentsOfFile: subscriber.installation.state.current + "/manifest.json", encoding: .utf8)
        #expect(manifest.contains("\"name\":\"list\""))
        #expect(manifest.contains("\"licence\":\"test\",\"means\":\"fraud\",\"names\":2,\"only\":1,\"age_hours\":0"))
    }

    @Test func `a feed that is removed is gone with its snapshot, and the release follows`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        publisher.says(FeedPublisher.names(0..<1_100))
        try subscriber.sync()
        try subscriber.publish()
        try subscriber.installation.feedDesk(store: subscriber.test.store).remove("list", actor: "li")
        #expect(!FileManager.default.fileExists(atPath: subscriber.installation.state.feeds + "/list"))
        try subscriber.later(hours: 1).publish()
        #expect(try subscriber.published().isEmpty)
        #expect(throws: PipelineError.self) { try subscriber.status() }
    }

    @Test func `a file is a feed too, read again when it changes`() throws {
        let subscriber = try FeedSubscriber(nil)
        let path = subscriber.installation.state.root + "/mine.txt"
        try "0.0.0.0 bad.example\n".write(toFile: path, atomically: true, encoding: .utf8)
        try subscriber.add("list", path)
        #expect(try subscriber.sync().outcome == .updated)
        #expect(try subscriber.sync().outcome == .unchanged)
        try "0.0.0.0 bad.example\n0.0.0.0 worse.example\n".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try subscriber.sync().entries == 2)
        try FileManager.default.removeItem(atPath: path)
        #expect(try subscriber.sync().outcome == .failed)
        try subscriber.publish()
        #expect(try subscriber.published().count == 2)
        // No path of this machine goes out.
        #expect(
            try !String(contentsOfFile: subscriber.installation.state.current + "/manifest.json", encoding: .utf8).contains(path))
    }

    @Test func `a new feed may multiply the list: adding it was a person's word`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        publisher.says(FeedPublisher.names(0..<1_000))
        try subscriber.sync()
        try subscriber.publish()
        try subscriber.add("more", publisher.server.url("/more.txt"))
        publisher.says(FeedPublisher.names(900..<3_200))
        _ = try subscriber.installation.feedSync(store: subscriber.test.store).run(["more"], observer: { _ in })
        try subscriber.later(hours: 1).publish()
        #expect(try subscriber.published().count == 3_200)
    }
}
