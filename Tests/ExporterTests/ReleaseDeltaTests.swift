import Exporter
import Testing
import Vocabulary

@Suite struct ReleaseDeltaTests {
    private func delta(from old: [ListedItem], to new: [ListedItem]) throws -> [String] {
        let disk = try Drafts.disk()
        var draft = Drafts.draft(1000)
        draft.previousListings = old
        draft.listings = new
        draft.removalReason = { item in item.subject == .name("z.example") ? "withdrawn after an appeal" : nil }
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

    @Test func `lists that are not in order, or say a thing twice, are refused`() {
        let (a, b) = (ListedItem(name: "a.example", scope: .exact), ListedItem(name: "b.example", scope: .exact))
        for list in [[b, a], [a, a]] {
            #expect(throws: ExporterError.self) { try delta(from: list, to: []) }
            #expect(throws: ExporterError.self) { try delta(from: [], to: list) }
        }
    }
}
