/// What stops the store as a whole: the file can't be opened, is damaged, is busy for too long, or can't be written.
package struct StateStoreError: Error, CustomStringConvertible, Sendable {
    package enum Kind: String, Sendable {
        case open, damaged, busy, full, newer, other
        /// What was asked for can't happen to what is there: nothing was written.
        case refused
    }

    package let kind: Kind
    /// What, where, and what SQLite said.
    package let description: String
    package let hint: String?

    package init(kind: Kind, description: String, hint: String? = nil) {
        self.kind = kind
        self.description = description
        self.hint = hint
    }

    static let restoreHint =
        "published releases are untouched; restore zhalan.sqlite from a backup, with no -wal or -shm file beside it"

    /// The bounded word for counters.
    package var label: String { "store-\(kind.rawValue)" }
}
