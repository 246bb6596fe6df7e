import CSystem
import Glibc

/// The right to be the only run of its kind: a kernel lock on a file, gone with the process however it ends.
package final class RunLock: Sendable {
    package enum Kind: String, Sendable {
        /// Fetching.
        case crawl
        /// Judging, compiling and publishing.
        case publish
        /// Fetching third parties' lists.
        case feeds
    }

    private let descriptor: Int32

    /// - Throws: `PipelineError` of kind `.locked` at once when another process holds it.
    package init(_ kind: Kind, in state: StateDirectory) throws(PipelineError) {
        let path = state.root + "/lock." + kind.rawValue
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard opened >= 0 else {
            throw PipelineError(
                .state, "\(path): the lock file can't be opened: \(String(cString: strerror(errno)))",
                hint: "the state directory must be writable by this user")
        }
        guard zhalan_lock_exclusive(opened) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            close(opened)
            throw isHeld
                ? PipelineError(
                    .locked, "\(path): another run holds the lock", hint: "it ends by itself; `fuser \(path)` names the process")
                : PipelineError(.state, "\(path): locking failed: \(String(cString: strerror(errno)))")
        }
        // Last: once it is set, `deinit` closes it, also when this initialiser throws.
        descriptor = opened
    }

    deinit { close(descriptor) }
}
