import Exporter
import Testing
import Vocabulary

@Suite struct ReleaseDeltaTests {
    private func delta(from old: [ListedItem], to new: [ListedItem]) throws -> [String] {
        let disk = try Drafts.disk()
        var draft = Drafts.draft(1000)
        draft.changes = Drafts.changes(from: old, to: new)
        draft.changes.explainRemovals { item in item.subject == .name("z.example") ? "withdrawn after an appeal" : nil }
        let release = try Drafts.writer(disk).publish(draft)
        var lines: [String] = []
        try Drafts.archive(disk).forEachLine(of: "delta.jsonl", in: release.serial) {
            lines.append(String(decoding: $0, as: UTF8.self))
        }
        #expect(release.manifest.added == lines.count { $0.contains(#""change":"added""#) })
        #expect(release.manifest.removed == lines.count { $0.contains(#""change":"removed""#) })
        return lines
    }

    @Test func `the delta has what is new and what is gone, with why`() throws {
        let lines = try delta(
            from: [ListedItem(name: "a.example", scope: .exact, reason: "x"), ListedItem(name: "z.example", scope: .subtree)],
            to: [
                ListedItem(name: "a.example", scope: .exact, reason: "another reason is no change"),
                ListedItem(name: "b.example", scope: .subtree, reason: "says \"urgent\""),
                ListedItem(url: "https://shared.example/p"),
            ])
        #expect(
            lines == [
                #"{"change":"added","name":"b.example","url":null,"scope":"subtree","reason":"says \"urgent\""}"#,
                #"{"change":"removed","name":"z.example","url":null,"scope":"subtree","reason":"withdrawn after an appeal"}"#,
                #"{"change":"added","name":null,"url":"https://shared.example/p","scope":"url","reason":null}"#,
            ])
    }

    @Test func `another scope is a removal and an addition`() throws {
        let lines = try delta(
            from: [ListedItem(name: "a.example", scope: .subtree)], to: [ListedItem(name: "a.example", scope: .exact)])
        #expect(lines.count == 2)
        #expect(try delta(from: [], to: []) == [])
    }

    @Test func `changes stand in the order of their texts whatever they share, names before addresses`() throws {
        // Names that are alike in the bytes that are compared first, one the beginning of another, and odd reasons.
        let names = [
            "sixteen-bytes-of-.example", "sixteen-bytes-of-a.example", "sixteen-bytes-of.example", "sixteen.example", "a.example",
        ]
        var changes = ReleaseChanges()
        changes.add(.added, ListedItem(url: "https://a.example/\u{7f}\"\\", reason: "\u{202e}\n\t\"é\\"))
        for name in names { changes.add(.added, ListedItem(name: name, scope: .subtree)) }
        changes.add(.removed, ListedItem(name: names[0], scope: .exact))
        try changes.finish()
        var draft = Drafts.draft(1000)
        draft.changes = changes
        let disk = try Drafts.disk()
        let release = try Drafts.writer(disk).publish(draft)
        var lines: [String] = []
        try Drafts.archive(disk).forEachLine(of: "delta.jsonl", in: release.serial) {
            lines.append(String(decoding: $0, as: UTF8.self))
        }
        var expected: [(change: String, item: ListedItem)] = names.sorted().map {
            ("added", ListedItem(name: $0, scope: .subtree))
        }
        let changed = try #require(expected.firstIndex { $0.item.subject == .name(names[0]) })
        expected.insert(("removed", ListedItem(name: names[0], scope: .exact)), at: changed)
        expected.append(("added", ListedItem(url: "https://a.example/\u{7f}\"\\", reason: "\u{202e}\n\t\"é\\")))
        #expect(
            lines
                == expected.map { change, item in
                    var (name, url) = (JSONValue.null, JSONValue.null)
                    switch item.subject {
                    case .name(let text): name = .string(text)
                    case .url(let text): url = .string(text)
                    }
                    return JSONValue.object([
                        ("change", .string(change)), ("name", name), ("url", url), ("scope", .string(item.scope.rawValue)),
                        ("reason", .optional(item.reason)),
                    ]).text
                })
    }

    @Test func `a thing that changes twice is refused`() {
        for second in [ReleaseChanges.Kind.added, .removed] {
            var changes = ReleaseChanges()
            changes.add(.added, ListedItem(name: "a.example", scope: .exact))
            changes.add(second, ListedItem(name: "a.example", scope: .exact))
            #expect(throws: ExporterError.changedTwice("a.example")) { try changes.finish() }
        }
    }
}
