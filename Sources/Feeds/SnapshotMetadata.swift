import Vocabulary

/// What a snapshot says of itself: where it came from, when, and how it was understood.
package struct SnapshotMetadata: Hashable, Sendable {
    package var feed: String
    /// The address or path it was read from.
    package var location: String
    package var fetchedAt: Timestamp
    /// The server's `ETag`, or what stands for it with a file, sent back to ask for news only.
    package var etag: String?
    package var lastModified: String?
    /// SHA-256 of the list as it came.
    package var bodySHA256: String
    /// What it was read as: `hosts`, `csv`.
    package var dialect: String
    package var lines = 0
    /// Statements that were taken.
    package var entries = 0
    package var refused = 0
    /// The other Zhalan that published it, when it is a release.
    package var origin: String?
    /// Its serial there.
    package var serial: Int?
    /// Sources of entries, for releases; entries point here by number.
    package var originSets: [[String]] = []

    package init(feed: String, location: String, fetchedAt: Timestamp, bodySHA256: String, dialect: String) {
        self.feed = feed
        self.location = location
        self.fetchedAt = fetchedAt
        self.bodySHA256 = bodySHA256
        self.dialect = dialect
    }
}

// MARK: - Bytes

/// One `key value` a line; values from outside have no line ends, which `PlainText` sees to.
extension SnapshotMetadata {
    var bytes: [UInt8] {
        var lines = [
            "feed \(feed)", "location \(location)", "fetched \(fetchedAt.seconds)", "sha256 \(bodySHA256)", "dialect \(dialect)",
            "lines \(self.lines)", "entries \(entries)", "refused \(refused)",
        ]
        if let etag { lines.append("etag \(etag)") }
        if let lastModified { lines.append("modified \(lastModified)") }
        if let origin { lines.append("origin \(origin)") }
        if let serial { lines.append("serial \(serial)") }
        for set in originSets { lines.append("sources \(set.joined(separator: "\t"))") }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// - Returns: `nil` when a line is not of this shape or one is missing: the file is damaged.
    init?(bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var values: [Substring: Substring] = [:]
        var sets: [[String]] = []
        for line in text.split(separator: "\n") {
            guard let space = line.firstIndex(of: " ") else { return nil }
            let value = line[line.index(after: space)...]
            if line[..<space] == "sources" {
                sets.append(value.split(separator: "\t").map(String.init))
            } else {
                values[line[..<space]] = value
            }
        }
        guard let feed = values["feed"], let location = values["location"],
            let fetched = values["fetched"].flatMap({ Int64($0) }),
            let sum = values["sha256"], let dialect = values["dialect"], let lines = values["lines"].flatMap({ Int($0) }),
            let entries = values["entries"].flatMap({ Int($0) }), let refused = values["refused"].flatMap({ Int($0) })
        else { return nil }
        self.init(
            feed: String(feed), location: String(location), fetchedAt: Timestamp(seconds: fetched), bodySHA256: String(sum),
            dialect: String(dialect))
        self.lines = lines
        self.entries = entries
        self.refused = refused
        etag = values["etag"].map(String.init)
        lastModified = values["modified"].map(String.init)
        origin = values["origin"].map(String.init)
        serial = values["serial"].flatMap { Int($0) }
        originSets = sets
    }
}
