/// Takes the bytes of a file as a writer renders them; throws what the file system throws, and the writer passes it on.
package typealias ReleaseSink = (UnsafeRawBufferPointer) throws -> Void

/// One file of a release: its name and the function that renders it.
package struct ReleaseFile: Sendable {
    /// As it is published, `hosts.txt`: letters, digits, `-`, `_` and `.`, not first a dot, at most 64 bytes.
    package let name: String
    /// The format's name, `hosts`.
    package let format: String
    /// Renders the file into the sink, in order, and says what became of the entries.
    package let write: @Sendable (ReleaseSink) throws -> ReleaseFileCounts

    package init(name: String, format: String, write: @escaping @Sendable (ReleaseSink) throws -> ReleaseFileCounts) {
        self.name = name
        self.format = format
        self.write = write
    }

    /// The names that the release writer itself writes, or that are written beside a release later.
    static let reserved: Set<String> = [
        "manifest.json", "delta.jsonl", "SHA256SUMS", "SHA256SUMS.minisig",
    ]

    /// Whether a name may stand in a release: it goes into paths, `SHA256SUMS` and checkers' command lines as it is.
    static func isUsable(_ name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: "."), first != UInt8(ascii: "-"),
            name.utf8.count <= ReleaseLimits.fileNameBytes
        else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
            default: false
            }
        }
    }
}

/// What became of the blocklist's entries in one format.
package struct ReleaseFileCounts: Hashable, Sendable {
    package var entries: Int
    /// What the format cannot say, by the refusal's label.
    package var refused: [String: Int]
    /// Exact entries that this format says as subtrees.
    package var widened: Int
    /// Subtree entries that this format says as their known names.
    package var narrowed: Int
    /// Entries that a listed name above says already in this format.
    package var pruned: Int

    package init(
        entries: Int = 0, refused: [String: Int] = [:], widened: Int = 0, narrowed: Int = 0, pruned: Int = 0
    ) {
        self.entries = entries
        self.refused = refused
        self.widened = widened
        self.narrowed = narrowed
        self.pruned = pruned
    }
}
