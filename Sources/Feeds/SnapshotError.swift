import Glibc
import Vocabulary

/// Why a snapshot can't be read or written.
package enum SnapshotError: Error, Equatable, Sendable {
    /// There is none: the feed was never fetched.
    case missing(path: String)
    /// The bytes are not those that were written.
    case damaged(path: String, what: String)
    /// Written by a version of Zhalan with another layout.
    case version(path: String)
    /// The file system said no.
    case file(path: String, code: Int32)
    /// More names than a snapshot takes.
    case tooMany(limit: Int)

    /// A short stable word for counters.
    package var label: String {
        switch self {
        case .missing: "never-fetched"
        case .damaged: "snapshot-damaged"
        case .version: "snapshot-version"
        case .file: "snapshot-file"
        case .tooMany: "too-many-entries"
        }
    }

    package var hint: String? {
        switch self {
        case .missing, .damaged, .version: "`zhalan feed sync` fetches it"
        case .file(_, let code):
            code == ENOSPC ? "free space on the state directory's disk" : "this user must be able to write the state directory"
        case .tooMany: "this is no list of names; remove the feed"
        }
    }
}

extension SnapshotError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let path): "\(path): there is no snapshot"
        case .damaged(let path, let what): "\(path): the snapshot is damaged: \(what)"
        case .version(let path): "\(path): the snapshot has another version's layout"
        case .file(let path, let code): "\(path): \(String(cString: strerror(code)))"
        case .tooMany(let limit): "the list has more than \(limit) entries"
        }
    }
}
