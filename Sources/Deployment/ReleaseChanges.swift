import Exporter
import Foundation

/// What changed between two releases, by the deltas of all releases between them. The only file of this room that uses
/// Foundation, for its JSON.
struct ReleaseChanges {
    let archive: ReleaseArchive

    private struct Change: Decodable {
        let name: String?
    }

    /// The names added or removed after one release, up to another; `nil` when a delta is missing or they are more than the limit.
    func names(after first: ReleaseSerial, upTo last: ReleaseSerial, limit: Int) -> [String]? {
        var names: Set<String> = []
        let decoder = JSONDecoder()
        do {
            // Without the first release nobody can tell whether all between them are known.
            guard try archive.serials().contains(first) else { return nil }
            for serial in try archive.serials() where serial > first && serial <= last {
                try archive.forEachLine(of: "delta.jsonl", in: serial) { line in
                    guard names.count <= limit else { return }
                    if let name = try decoder.decode(Change.self, from: Data(line)).name { names.insert(name) }
                }
            }
        } catch {
            return nil
        }
        return names.count <= limit ? names.sorted() : nil
    }
}
