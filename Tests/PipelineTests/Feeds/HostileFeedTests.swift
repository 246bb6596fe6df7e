import Foundation
import HostileServing
import Pipeline
import Store
import Testing
import Vocabulary

/// A publisher that once was good does its worst; each time the release is the right one.
@Suite struct HostileFeedTests {
    /// One way to be hostile, and what must come of it.
    struct Attack: Sendable {
        let testDescription: String
        let outcome: StoredFeed.Outcome
        /// Part of the reason that is told.
        let reason: String
        let answer: @Sendable (HostileConnection, String) -> Void

        init(
            _ description: String, _ outcome: StoredFeed.Outcome, _ reason: String,
            _ answer: @escaping @Sendable (HostileConnection, String) -> Void
        ) {
            testDescription = description
            self.outcome = outcome
            self.reason = reason
            self.answer = answer
        }
    }

    private static let good = FeedPublisher.names(0..<1_200)

    private static func list(_ text: String) -> @Sendable (HostileConnection, String) -> Void {
        { connection, _ in connection.body(Array(text.utf8), "Content-Type: text/plain") }
    }

    private static func raw(_ text: String) -> @Sendable (HostileConnection, String) -> Void {
        { connection, _ in connection.send(text) }
    }

    // swift-format-ignore
    static let attacks = [
        Attack("shrinks by a third", .refused, "would lose 400 of 1200", list(FeedPublisher.names(0..<800))),
        Attack("grows to three times", .refused, "would grow by 2400", list(FeedPublisher.names(0..<3_600))),
        Attack("is empty", .refused, "empty", list("")),
        Attack("has comments only", .refused, "would lose 1200 of 1200", list("# nothing today\n# come back later\n")),
        Attack("is a web page", .refused, "HTML page", list("<!DOCTYPE html><title>parked</title><p>bad0.example</p>")),
        Attack("is a program", .refused, "binary", list("\u{7F}ELF" + String(repeating: "\0\u{1}", count: 400))),
        Attack("is prose", .refused, "fit no list format", list(String(repeating: "This domain is for sale, call us today.\n", count: 50))),
        Attack("is hardly understood", .refused, "were understood", list(good + String(repeating: "-bad-.example\n", count: 2_000))),
        Attack("breaks off", .refused, "cut", raw("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n" + good)),
        Attack("breaks off in a chunk", .refused, "cut", raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFF\r\n" + good)),
        Attack("has two lengths", .refused, "content lengths", raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!")),
        Attack("drips", .refused, "the time was up", { connection, _ in connection.drip(good, after: "HTTP/1.1 200 OK\r\nContent-Length: 30000\r\n\r\n") }),
        Attack("says nothing", .failed, "no answer", { _, _ in sleep(6) }),
        Attack("hangs up", .failed, "without an answer", { _, _ in }),
        Attack("redirects into the house", .refused, "127.0.0.9", { connection, _ in connection.redirect(status: 302, "http://127.0.0.9/list.txt") }),
        Attack("redirects to a file", .refused, "scheme", { connection, _ in connection.redirect(status: 302, "file:///etc/hosts") }),
        Attack("redirects for ever", .refused, "hops", { connection, _ in connection.redirect(status: 302, "/list.txt") }),
        Attack("is gone", .failed, "status 404", raw("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone")),
        Attack("is broken", .failed, "status 500", raw("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")),
        Attack("claims that nothing changed, without being asked", .failed, "status 304", raw("HTTP/1.1 304 Not Modified\r\n\r\n")),
        Attack("is a bomb", .refused, "cut", { connection, _ in connection.body(HostileConnection.deflated([UInt8](repeating: 10, count: 32 << 20), window: 31), "Content-Encoding: gzip") }),
        Attack("is a packed file that breaks off", .refused, "ends too early", { connection, _ in connection.body(HostileConnection.deflated(Array(good.utf8), window: 31).dropLast(40), "X: y") }),
        Attack("is an endless line", .refused, "fit no list format", list(String(repeating: "a", count: 3 << 20))),
        Attack("speaks another protocol", .refused, "HTTP/0.9", raw("220 mail.example ESMTP\r\n")),
    ]

    /// One installation lives through all of it, hour by hour: no refusal may leave anything behind that helps the next attack.
    @Test func `what a publisher turns into is refused, the last good list stays, and the release with it`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        publisher.says(HostileFeedTests.good)
        #expect(try subscriber.sync().outcome == .updated)
        try subscriber.publish()
        let before = try subscriber.published()
        #expect(before.count == 1_200)

        for (hour, attack) in HostileFeedTests.attacks.enumerated() {
            let later = subscriber.later(hours: hour + 1)
            publisher.says(attack.answer)
            let line = try later.sync()
            #expect(line.outcome == attack.outcome, "\(attack.testDescription): \(line.reason)")
            #expect(line.reason.contains(attack.reason), "\(attack.testDescription): \(line.reason)")
            #expect((line.entries, line.ageHours) == (1_200, hour + 1), "\(attack.testDescription)")
            #expect(try later.status().state == .current)
            // After half of its time a release comes once more, with what the last one held.
            try later.publish()
            #expect(try later.published() == before, "\(attack.testDescription)")
        }
        // And when the publisher has come to its senses, its list is taken again.
        publisher.says(FeedPublisher.names(0..<1_201))
        #expect(try subscriber.later(hours: 48).sync().outcome == .updated)
    }

    @Test func `small changes pass, a large one with a person's word`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        publisher.says(HostileFeedTests.good)
        try subscriber.sync()
        try subscriber.publish()
        publisher.says(FeedPublisher.names(100..<1_300))
        #expect(try subscriber.sync().outcome == .updated)
        try subscriber.later(hours: 1).publish()
        #expect(try subscriber.published().contains("bad1299.example"))
        #expect(try !subscriber.published().contains("bad99.example"))
        publisher.says(FeedPublisher.names(0..<600))
        #expect(try subscriber.sync().outcome == .refused)
        #expect(try subscriber.sync(ignoresBounds: true).outcome == .updated)
        #expect(try subscriber.status().entries == 600)
    }

    @Test func `below a thousand entries only emptiness is held`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        for (list, outcome) in [
            (FeedPublisher.names(0..<900), StoredFeed.Outcome.updated), (FeedPublisher.names(0..<10), .updated),
            ("# empty today\n", .refused), (FeedPublisher.names(0..<990), .updated),
        ] {
            publisher.says(list)
            #expect(try subscriber.sync().outcome == outcome)
        }
        #expect(try subscriber.status().entries == 990)
    }

    @Test func `poison in the last line stays off the list, whatever its spelling`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        publisher.says(FeedPublisher.names(0..<20))
        try subscriber.sync()
        publisher.says(
            FeedPublisher.names(0..<20)
                + "com\nco.uk\ngithub.io\nwww.gov.cn\nPAYPAL.com\n*.paypal.com\ndocs.google.com\n0.0.0.0\n127.0.0.1\nbit.ly\n\n.\n"
        )
        #expect(try subscriber.sync().outcome == .updated)
        try subscriber.publish()
        #expect(try subscriber.published() == Set((0..<20).map { "bad\($0).example" }))
        #expect(try subscriber.explain("paypal.com").state == .protected)
    }

    @Test func `a feed can't take its own host off the net, nor that of another feed`() throws {
        let publisher = try FeedPublisher()
        let subscriber = try FeedSubscriber(publisher)
        try subscriber.add("other", "https://lists.partner.example/a.txt", means: "ads")
        publisher.says("lists.partner.example\npartner.example\nbad.example\n")
        try subscriber.sync()
        try subscriber.publish()
        #expect(try subscriber.published() == ["bad.example"])
    }
}
