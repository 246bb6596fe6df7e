import DomainNames
import Feeds
import Foundation
import Testing
import Vocabulary

/// A directory that is gone with the value.
final class TemporaryDirectory {
    let path = NSTemporaryDirectory() + "zhalan-feeds-\(UUID().uuidString)"
    deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct SnapshotTests {
    private static let metadata: SnapshotMetadata = {
        var metadata = SnapshotMetadata(
            feed: "sample", location: "https://lists.example/a.txt", fetchedAt: Timestamp(seconds: 1_795_000_000),
            bodySHA256: "ab", dialect: "hosts")
        metadata.etag = "\"a b\""
        metadata.lines = 12
        return metadata
    }()

    private static func entry(_ name: String, _ scope: ListingScope = .exact, _ action: ListEntry.Action = .block) throws
        -> ListEntry
    {
        ListEntry(action: action, name: try DomainName(name), scope: scope)
    }

    private func snapshot(
        in directory: TemporaryDirectory, _ fill: (inout SnapshotBuilder) throws -> Void
    ) throws -> Snapshot {
        var builder = SnapshotBuilder()
        try fill(&builder)
        try builder.finish()
        let file = SnapshotFile(directory: directory.path)
        try file.replace(with: builder.bytes(SnapshotTests.metadata))
        return try Snapshot(path: file.path)
    }

    @Test func `names come back sorted, once each, with the line that named them first and the widest scope`() throws {
        let directory = TemporaryDirectory()
        let snapshot = try snapshot(in: directory) { builder in
            try builder.add(Self.entry("www.b.example"), line: 3)
            try builder.add(Self.entry("a.example"), line: 4)
            try builder.add(Self.entry("b.example"), line: 5)
            try builder.add(Self.entry("b.example", .subtree), line: 7)
            try builder.add(Self.entry("b.example", .subtree), line: 6)
            try builder.add(Self.entry("b-x.example"), line: 9)
        }
        try snapshot.verify()
        #expect(snapshot.metadata == SnapshotTests.metadata)
        var seen: [String] = []
        snapshot.forEachName { match in
            guard case .name(let name) = match.entry.subject else { return }
            seen.append("\(name) \(match.entry.scope.rawValue) \(match.line)")
        }
        #expect(seen == ["a.example exact 4", "b.example subtree 6", "www.b.example exact 3", "b-x.example exact 9"])
    }

    @Test func `a name is found by itself and by every parent that covers it, nearest first`() throws {
        let directory = TemporaryDirectory()
        let snapshot = try snapshot(in: directory) { builder in
            for index in 0..<5_000 { try builder.add(Self.entry("n\(index).example"), line: index + 1) }
            try builder.add(Self.entry("evil.example", .subtree), line: 6_000)
            try builder.add(Self.entry("x.y.evil.example"), line: 6_001)
            try builder.add(Self.entry("y.evil.example"), line: 6_002)
        }
        #expect(snapshot.matches(of: try DomainName("x.y.evil.example")).map(\.line) == [6_001, 6_000])
        #expect(snapshot.matches(of: try DomainName("n4711.example")).map(\.line) == [4_712])
        #expect(snapshot.matches(of: try DomainName("below.n4711.example")).isEmpty)
        #expect(snapshot.matches(of: try DomainName("nowhere.example")).isEmpty)
    }

    @Test func `a walk in the order of lists finds what a search finds`() throws {
        let directory = TemporaryDirectory()
        let names = try (0..<300).map { try DomainName("n\($0).example") }.sorted()
        let snapshot = try snapshot(in: directory) { builder in
            for (index, name) in names.enumerated() where index % 3 != 0 {
                try builder.add(ListEntry(name: name, scope: .exact), line: index, sources: index % 2 == 0 ? ["zhalan:a"] : [])
            }
        }
        var cursor = SnapshotCursor(snapshot)
        for name in names {
            // Asked for twice: the walk stays where it found something.
            for _ in 0..<2 {
                let found = name.sortKey.withUnsafeBytes { cursor.originSet(ofKey: $0) }.map { snapshot.sources($0) }
                #expect(found == snapshot.matches(of: name).first?.sources)
            }
        }
    }

    @Test func `names come back packed as they are, and by themselves`() throws {
        let snapshot = try snapshot(in: TemporaryDirectory()) { builder in
            try builder.add(Self.entry("www.b.example", .subtree), line: 3)
            try builder.add(Self.entry("a_b.example"), line: 4)
        }
        var seen: [String] = []
        snapshot.forEachPackedName { seen.append("\($0.text) \($1)") }
        #expect(seen == ["a_b.example false", "www.b.example true"])
        var names = snapshot.nameIterator()
        #expect([names.next()?.text, names.next()?.text, names.next()?.text] == ["a_b.example", "www.b.example", nil])
    }

    @Test func `a release's canaries are left out whatever their serial, and nothing that only looks like one`() throws {
        let snapshot = try snapshot(in: TemporaryDirectory()) { builder in
            try builder.add(ListEntry(name: Canary.first(serial: 1), scope: .exact), line: 1)
            try builder.add(ListEntry(name: Canary.last(serial: .max), scope: .subtree), line: 2)
            for (index, name) in [
                "zhalan.example", "canary-first.zhalan.example", "canary-first.01.zhalan.example",
                "canary-last.7.zhalan.example.net", "x.canary-last.7.zhalan.example",
            ].enumerated() { try builder.add(Self.entry(name), line: 3 + index) }
        }
        #expect(snapshot.nameCount == 5)
        #expect(snapshot.matches(of: Canary.first(serial: 1)).isEmpty)
    }

    @Test func `addresses are kept in one spelling and found in any`() throws {
        let directory = TemporaryDirectory()
        let snapshot = try snapshot(in: directory) { builder in
            try builder.add(ListEntry(address: WebAddress("https://forms.example/d/17?utm_source=sms")), line: 2)
        }
        #expect(snapshot.match(of: try WebAddress("http://forms.example/d/17"))?.line == 2)
        #expect(snapshot.match(of: try WebAddress("http://forms.example/d/18")) == nil)
        #expect((snapshot.nameCount, snapshot.addressCount) == (0, 1))
    }

    @Test func `what a list says of itself acts on itself, wherever the line stands`() throws {
        let directory = TemporaryDirectory()
        let snapshot = try snapshot(in: directory) { builder in
            try builder.add(Self.entry("good.evil.example", .subtree, .allow), line: 1)
            try builder.add(Self.entry("evil.example", .subtree), line: 2)
            try builder.add(Self.entry("a.good.evil.example"), line: 3)
            try builder.add(Self.entry("b.good.evil.example"), line: 4, isImportant: true)
            try builder.add(Self.entry("gone.example", .subtree), line: 5)
            builder.cancel(try Self.entry("gone.example", .subtree))
        }
        #expect(snapshot.nameCount == 2)
        #expect(snapshot.matches(of: try DomainName("evil.example")).map(\.entry.scope) == [.exact])
        #expect(snapshot.matches(of: try DomainName("b.good.evil.example")).map(\.line) == [4])
    }

    @Test func `sources of another installation stay with each entry`() throws {
        let directory = TemporaryDirectory()
        let snapshot = try snapshot(in: directory) { builder in
            try builder.add(Self.entry("a.example"), line: 1, sources: ["zhalan:one"])
            try builder.add(Self.entry("b.example"), line: 2, sources: ["zhalan:one", "zhalan:two"])
            try builder.add(Self.entry("c.example"), line: 3, sources: ["zhalan:one"])
        }
        #expect(snapshot.matches(of: try DomainName("b.example")).map(\.sources) == [["zhalan:one", "zhalan:two"]])
        #expect(snapshot.matches(of: try DomainName("c.example")).map(\.sources) == [["zhalan:one"]])
    }

    @Test func `an empty list is a snapshot too`() throws {
        let snapshot = try snapshot(in: TemporaryDirectory()) { _ in }
        try snapshot.verify()
        #expect((snapshot.nameCount, snapshot.addressCount) == (0, 0))
        #expect(snapshot.matches(of: try DomainName("a.example")).isEmpty)
    }
}
