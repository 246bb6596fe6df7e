import Vocabulary

/// What a release is and holds: `manifest.json`.
package struct Manifest: Hashable, Sendable {
    package static let fileName = "manifest.json"

    package struct File: Hashable, Sendable {
        package let name: String
        package let format: String
        /// 64 hexadecimal digits, lower case.
        package let sha256: String
        package let bytes: Int
        package let counts: ReleaseFileCounts

        package init(name: String, format: String, sha256: String, bytes: Int, counts: ReleaseFileCounts) {
            self.name = name
            self.format = format
            self.sha256 = sha256
            self.bytes = bytes
            self.counts = counts
        }
    }

    /// A check that ran before the release was switched to, with the files it passed.
    package struct Check: Hashable, Sendable {
        package let name: String
        package let files: [String]

        package init(name: String, files: [String]) {
            self.name = name
            self.files = files
        }
    }

    /// A feed that is in the release.
    package struct Feed: Hashable, Sendable {
        package let name: String
        package let location: String
        package let licence: String
        package let means: String
        /// Names and addresses that it brought, before guards.
        package let names: Int
        /// Of them, those that nothing else lists.
        package let only: Int
        /// Hours since the list was last known to be what its publisher serves.
        package let ageHours: Int
        /// The other Zhalan that published it, when it is a release.
        package let origin: String?

        package init(
            name: String, location: String, licence: String, means: String, names: Int, only: Int, ageHours: Int,
            origin: String?
        ) {
            self.name = name
            self.location = location
            self.licence = licence
            self.means = means
            self.names = names
            self.only = only
            self.ageHours = ageHours
            self.origin = origin
        }
    }

    /// The shape of the manifest itself: 1. Keys that are added do not change it.
    static let version = 1

    package let serial: ReleaseSerial
    package let generated: Timestamp
    /// Until when resolvers may go by it; nil in releases of older versions.
    package let validUntil: Timestamp?
    package let generator: String
    /// The release that was current before; nil for the first one.
    package let previous: ReleaseSerial?
    /// The SHA-256 of that release's manifest, so that the releases are a chain; nil for the first one, and where it is not there.
    package let previousSHA256: String?
    package let rollbackOf: ReleaseSerial?
    package let simulated: Bool
    /// The word by which other installations know the one that published it; nil in releases of older versions.
    package let origin: String?
    /// In the order of their names.
    package let feeds: [Feed]
    package let warnings: [String]
    /// The pipeline's figures.
    package let counts: [String: Int]
    package let added: Int
    package let removed: Int
    package let checks: [Check]
    /// All files but `manifest.json` and `SHA256SUMS` themselves, in the order written, `delta.jsonl` last.
    package let files: [File]

    /// The manifest as it is published, one line of JSON and a newline. Keys are never renamed; new ones may come.
    var json: [UInt8] {
        var output: [UInt8] = []
        value.write(to: &output)
        output.append(UInt8(ascii: "\n"))
        return output
    }

    private var value: JSONValue {
        .object([
            ("version", .int(Manifest.version)),
            ("serial", .int(Int(serial.value))),
            ("generated", .string(generated.description)),
            ("valid_until", .optional(validUntil?.description)),
            ("generator", .string(generator)),
            ("previous", .optional(previous.map { Int($0.value) })),
            ("previous_sha256", .optional(previousSHA256)),
            ("rollback_of", .optional(rollbackOf.map { Int($0.value) })),
            ("simulated", .bool(simulated)),
            ("origin", .optional(origin)),
            ("feeds", .array(feeds.map(Manifest.value))),
            ("warnings", .strings(warnings)),
            ("counts", Manifest.figures(counts)),
            ("delta", .object([("added", .int(added)), ("removed", .int(removed))])),
            ("checks", .array(checks.map { .object([("name", .string($0.name)), ("files", .strings($0.files))]) })),
            ("files", .array(files.map(Manifest.value))),
        ])
    }

    private static func value(_ feed: Feed) -> JSONValue {
        .object([
            ("name", .string(feed.name)), ("location", .string(feed.location)), ("licence", .string(feed.licence)),
            ("means", .string(feed.means)), ("names", .int(feed.names)), ("only", .int(feed.only)),
            ("age_hours", .int(feed.ageHours)), ("origin", .optional(feed.origin)),
        ])
    }

    private static func value(_ file: File) -> JSONValue {
        .object([
            ("name", .string(file.name)), ("format", .string(file.format)), ("sha256", .string(file.sha256)),
            ("bytes", .int(file.bytes)), ("entries", .int(file.counts.entries)), ("refused", figures(file.counts.refused)),
            ("widened", .int(file.counts.widened)), ("narrowed", .int(file.counts.narrowed)),
            ("pruned", .int(file.counts.pruned)),
        ])
    }

    private static func figures(_ figures: [String: Int]) -> JSONValue {
        .object(figures.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) })
    }
}
