import Exporter
import Vocabulary

/// The drafts that the tests publish: three files, of which `domains.txt` is the same in every release of one generation.
enum Drafts {
    static let directory = "/state/published"

    static func draft(_ serial: UInt32, names: [String] = ["a.example", "b.example"]) -> ReleaseDraft {
        var draft = ReleaseDraft(
            serial: ReleaseSerial(serial), generated: Timestamp(seconds: Int64(serial)), generator: "zhalan 0.1.0",
            files: [
                file("hosts.txt", "hosts", ["# serial: \(serial)"] + names.map { "0.0.0.0 \($0)" }, entries: names.count),
                file("domains.txt", "domains", names, entries: names.count),
                file(
                    "listings.jsonl", "jsonl", names.map { "{\"name\":\"\($0)\",\"scope\":\"exact\"}" }, entries: names.count),
            ])
        draft.entries = names.count
        draft.changes = changes(to: names.map { ListedItem(name: $0, scope: .exact, reason: "copied bank page") })
        return draft
    }

    /// What changed between two lists of a few items each.
    static func changes(from old: [ListedItem] = [], to new: [ListedItem]) -> ReleaseChanges {
        var changes = ReleaseChanges()
        for item in old where !new.contains(item) { changes.add(.removed, item) }
        for item in new where !old.contains(item) { changes.add(.added, item) }
        try! changes.finish()
        return changes
    }

    static func file(_ name: String, _ format: String, _ lines: [String], entries: Int) -> ReleaseFile {
        ReleaseFile(name: name, format: format) { sink in
            for line in lines { try Array((line + "\n").utf8).withUnsafeBytes(sink) }
            return ReleaseFileCounts(entries: entries, refused: ["too-long": 1], widened: 2, narrowed: 3, pruned: 4)
        }
    }

    /// A disk with an empty state directory that is safe on it.
    static func disk() throws -> SimulatedDisk {
        let disk = SimulatedDisk()
        try disk.makeDirectory("/state")
        try disk.syncDirectory("/")
        return disk
    }

    static func writer(_ disk: any FileSystem, _ directory: String = directory) -> ReleaseWriter {
        ReleaseWriter(directory: directory, files: disk, nonce: { 35 })
    }

    static func archive(_ disk: any FileSystem, _ directory: String = directory) -> ReleaseArchive {
        ReleaseArchive(directory: directory, files: disk)
    }
}
