import CSystem
import Glibc

/// Why no page can be read at all: it stops a run.
package enum ParserPoolError: Error, Hashable, Sendable {
    /// The page reader could not be started; the number is an errno.
    case notStarted(executable: String, code: Int32)
    /// The page reader was started and ended, or hung, before it read a page.
    case notReady(executable: String)
    /// The pool was closed.
    case closed

    /// A bounded word for counters.
    package var label: String {
        switch self {
        case .notStarted: "reader-not-started"
        case .notReady: "reader-not-ready"
        case .closed: "reader-closed"
        }
    }

    package var hint: String? {
        switch self {
        case .notStarted(_, ENOENT), .notStarted(_, EACCES):
            "the page reader is the program zhalan-parser, installed beside zhalan"
        case .notStarted(_, EMFILE), .notStarted(_, ENFILE): "raise the limit on open files"
        case .notReady:
            "it needs 256 MB of address space and a kernel that lets it lock itself in; use the zhalan-parser that came with this zhalan"
        default: nil
        }
    }
}

extension ParserPoolError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notStarted(let executable, let code):
            "cannot start the page reader \(executable): \(String(cString: strerror(code)))"
        case .notReady(let executable): "the page reader \(executable) ended, or hung, before it could read a page"
        case .closed: "the page reader was closed before this page"
        }
    }
}
