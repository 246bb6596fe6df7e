import Foundation
import HostileServing
import Pipeline
import Store
import Testing
import Vocabulary

/// A release of another installation as a feed: its word, its withdrawals, and no loops.
@Suite struct ReleaseFeedTests {
    private func follow(_ publisher: FeedSubscriber, as name: String, from subscriber: FeedSubscriber) throws {
        try subscriber.add(name, publisher.installation.state.current) { $0.format = "release" }
    }

    /// The directory behind `current`: copying the link would copy a link.
    private func newest(of publisher: FeedSubscriber) -> String {
        URL(fileURLWithPath: publisher.installation.state.current).resolvingSymlinksInPath().path
    }

    @Test func `another installation's names are listed with their origin, and its withdrawals are followed`() throws {
        let upstream = try FeedSubscriber(nil)
        try upstream.test.list(["one.example", "two.example"])
        try upstream.publish()
        let here = try FeedSubscriber(nil)
        try follow(upstream, as: "partner", from: here)
        #expect(try here.sync().outcome == .updated)
        try here.publish()
        #expect(try here.published() == ["one.example", "two.example"])
        let origin = "zhalan:" + (try upstream.test.store.origin())
        #expect(try here.test.published("listings.jsonl").allSatisfy { $0.contains("\"feed:partner\",\"\(origin)\"") })
        #expect(try here.sync().outcome == .unchanged)

        let lead = try #require(try upstream.test.store.leads(about: "one.example").first?.id)
        _ = try upstream.test.desk.reject(lead, actor: "li", reason: "cleaned", now: upstream.installation.now)
        try upstream.later(hours: 1).publish()
        #expect(try here.sync().outcome == .updated)
        try here.later(hours: 1).publish()
        #expect(try here.published() == ["two.example"])
    }

    @Test func `two installations that follow each other don't keep each other's names alive`() throws {
        let (one, two) = (try FeedSubscriber(nil), try FeedSubscriber(nil))
        try one.test.list(["mine.example", "both.example"])
        try two.test.list(["yours.example", "both.example"])
        try one.publish()
        try two.publish()
        try follow(one, as: "one", from: two)
        try follow(two, as: "two", from: one)
        func round(_ hour: Int) throws {
            for side in [two, one] {
                try side.sync()
                try side.later(hours: hour).publish()
            }
        }
        try round(1)
        try round(2)
        #expect(try one.published() == ["mine.example", "both.example", "yours.example"])
        #expect(try one.status("two").entries == 2)
        let lead = try #require(try one.test.store.leads(about: "mine.example").first?.id)
        _ = try one.test.desk.reject(lead, actor: "li", reason: "cleaned", now: one.installation.now)
        try one.later(hours: 3).publish()
        try round(4)
        #expect(try one.published() == ["both.example", "yours.example"])
        #expect(try two.published() == ["both.example", "yours.example"])
    }

    @Test func `a published file taken as a plain list brings no canaries along`() throws {
        let upstream = try FeedSubscriber(nil)
        try upstream.test.list(["one.example", "two.example"])
        try upstream.publish()
        let here = try FeedSubscriber(nil)
        // A hosts file has `www.` of each name too.
        for (file, entries) in [("hosts.txt", 4), ("domains.txt", 2), ("rpz.zone", 2), ("dnsmasq.conf", 2)] {
            let name = String(file.prefix { $0 != "." })
            try here.add(name, newest(of: upstream) + "/" + file)
            try here.sync()
            #expect(try here.status(name).entries == entries, "\(file)")
        }
        try here.publish()
        #expect(try here.published() == ["one.example", "two.example"])
        let listings = try String(contentsOfFile: here.installation.state.current + "/listings.jsonl", encoding: .utf8)
        #expect(!listings.contains(Canary.zone))
    }

    @Test func `its own release is refused as a loop`() throws {
        let here = try FeedSubscriber(nil)
        try here.test.list(["one.example"])
        try here.publish()
        try follow(here, as: "me", from: here)
        let line = try here.sync()
        #expect(line.outcome == .refused)
        #expect(line.reason.contains("loop"))
    }

    @Test func `a release that was changed, is cut or goes back in time is refused`() throws {
        let upstream = try FeedSubscriber(nil)
        try upstream.test.list(["one.example"])
        try upstream.publish()
        let copy = upstream.installation.state.root + "/mirror"
        let files = FileManager.default
        try files.copyItem(atPath: newest(of: upstream), toPath: copy)
        let here = try FeedSubscriber(nil)
        try here.add("partner", copy) { $0.format = "release" }
        #expect(try here.sync().outcome == .updated)

        func expectRefused(_ reason: String) throws {
            let line = try here.sync()
            #expect(line.outcome != .updated && line.outcome != .unchanged)
            #expect(line.reason.contains(reason), "\(line.reason)")
            #expect(line.entries == 1)
        }
        func write(_ text: String, _ name: String) throws {
            try text.write(toFile: copy + "/" + name, atomically: true, encoding: .utf8)
        }
        let sums = try String(contentsOfFile: copy + "/SHA256SUMS", encoding: .utf8)
        let listings = try String(contentsOfFile: copy + "/listings.jsonl", encoding: .utf8)
        try write(listings + listings.replacing("one.example", with: "bank.example"), "listings.jsonl")
        // The validators tell that something changed.
        try write(sums, "SHA256SUMS")
        try expectRefused("listings.jsonl is not the file that SHA256SUMS names")
        try write(listings, "listings.jsonl")
        try write("nonsense\n", "SHA256SUMS")
        try expectRefused("not of the shape of checksums")
        try files.removeItem(atPath: copy + "/SHA256SUMS")
        try expectRefused("SHA256SUMS")

        try upstream.test.list(["two.example"])
        try upstream.later(hours: 1).publish()
        try files.removeItem(atPath: copy)
        try files.copyItem(atPath: newest(of: upstream), toPath: copy)
        #expect(try here.sync().entries == 2)
        let first = try #require(
            try files.contentsOfDirectory(atPath: upstream.installation.state.published).filter { UInt32($0) != nil }.min())
        try files.removeItem(atPath: copy)
        try files.copyItem(atPath: upstream.installation.state.published + "/" + first, toPath: copy)
        let line = try here.sync()
        #expect(line.reason.contains("is older than"))
        #expect(line.entries == 2)
    }

    @Test func `with a key given, an unsigned release is not taken`() throws {
        let upstream = try FeedSubscriber(nil)
        try upstream.test.list(["one.example"])
        try upstream.publish()
        let here = try FeedSubscriber(nil)
        try here.add("partner", upstream.installation.state.current) {
            $0.format = "release"
            $0.publicKey = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
        }
        let line = try here.sync()
        #expect(line.outcome == .failed)
        #expect(line.reason.contains("SHA256SUMS.minisig"))
        try "untrusted comment: x\nRWQ\ntrusted comment: y\nRWQ\n".write(
            toFile: upstream.installation.state.current + "/SHA256SUMS.minisig", atomically: true, encoding: .utf8)
        #expect(try here.sync().reason.contains("no minisign signature"))
        #expect(throws: PipelineError.self) {
            try here.add("other", "/etc/hostname") { $0.publicKey = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3" }
        }
    }
}
