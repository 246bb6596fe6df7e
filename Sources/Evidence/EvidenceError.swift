import Glibc

/// What stops the keeping of evidence: a file that can't be made, written or read.
package struct EvidenceError: Error, Hashable, Sendable {
    package let path: String
    /// What could not be done.
    package let action: String
    /// `errno` right after the call.
    package let code: Int32

    init(_ action: String, _ path: String, code: Int32 = errno) {
        self.action = action
        self.path = path
        self.code = code
    }

    /// A short stable word for counters.
    package var label: String { code == ENOSPC || code == EDQUOT ? "disk-full" : "evidence-file" }

    /// The next step.
    package var hint: String {
        code == ENOSPC || code == EDQUOT
            ? "free space, or keep less: evidence.keep_days, evidence.keep_megabytes"
            : "evidence/ in the state directory belongs to the user that crawls, and to nobody else"
    }
}

extension EvidenceError: CustomStringConvertible {
    package var description: String { "\(path): the file can't be \(action): \(String(cString: strerror(code)))" }
}
