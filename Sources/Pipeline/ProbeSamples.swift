import DomainNames
import Exporter
import Foundation

/// Names that tell whether a resolver follows the newest release: some that came with it and are blocked in every format, and some that
/// went and that nothing listed covers any more.
struct ProbeSamples {
    /// Lines of a delta that are looked at, spread over all of it: a first release has a million.
    private static let consideredLines = 2_000
    /// The longest name that every format can say; a zone's own name takes the rest.
    private static let nameBytes = 200
    /// The file that says of a name whether it, with everything below it, is blocked in every format.
    private static let widestFile = "domains.txt"

    let added: [DomainName]
    let removed: [DomainName]

    /// - Parameter count: the most of each.
    init(_ archive: ReleaseArchive, serial: ReleaseSerial, count: Int) throws {
        var generator = SystemRandomNumberGenerator()
        let (came, went) = try ProbeSamples.changes(archive, serial)
        // Twice as many as wanted: some will turn out to be no good.
        let candidates = (
            came: came.shuffled(using: &generator).prefix(2 * count), went: went.shuffled(using: &generator).prefix(2 * count)
        )
        let covered = try ProbeSamples.covered(Array(candidates.came + candidates.went), archive, serial)
        added = Array(candidates.came.filter(covered.contains).prefix(count))
        removed = Array(candidates.went.filter { !covered.contains($0) }.prefix(count))
    }

    private struct Change: Decodable {
        let change: String
        let name: String?
    }

    private static func changes(
        _ archive: ReleaseArchive, _ serial: ReleaseSerial
    ) throws -> (came: [DomainName], went: [DomainName]) {
        let manifest = try archive.manifest(of: serial)
        let step = max(1, (manifest.added + manifest.removed) / consideredLines)
        let decoder = JSONDecoder()
        var (came, went): ([DomainName], [DomainName]) = ([], [])
        var index = 0
        try archive.forEachLine(of: "delta.jsonl", in: serial) { line in
            defer { index += 1 }
            guard index % step == 0, let change = try? decoder.decode(Change.self, from: Data(line)),
                let text = change.name, text.utf8.count <= nameBytes, let name = try? DomainName(text)
            else { return }
            if change.change == "added" { came.append(name) } else { went.append(name) }
        }
        return (came, went)
    }

    /// Those of the names that the widest file covers: it is read once, however many names there are.
    private static func covered(
        _ names: [DomainName], _ archive: ReleaseArchive, _ serial: ReleaseSerial
    ) throws -> Set<DomainName> {
        guard !names.isEmpty else { return [] }
        var waiting: [[UInt8]: [DomainName]] = [:]
        for name in names {
            waiting[Array(name.text.utf8), default: []].append(name)
            for ancestor in name.ancestors { waiting[Array(ancestor.utf8), default: []].append(name) }
        }
        var covered: Set<DomainName> = []
        try archive.forEachLine(of: widestFile, in: serial) { line in
            if let found = waiting[Array(line)] { covered.formUnion(found) }
        }
        return covered
    }
}
