import Glibc

/// The files that this process may open at once.
///
/// With too few the language's runtime ends the program wherever it needs one more (libdispatch has no other way), so it is told before
/// anything is begun.
enum OpenFileLimit {
    /// 64: the database and its log, locks, the audit log, a loop's own, and files of a release by the few; usual limits begin at 1,024.
    static let least = 64

    /// What is wrong with the limit; `nil` when it is enough.
    static var complaint: String? {
        let most = sysconf(Int32(_SC_OPEN_MAX))
        guard most >= 0, most < least else { return nil }
        return "error: this process may open \(most) files at once, and needs \(least)\n"
            + "hint: raise the limit: `ulimit -n 1024`, or LimitNOFILE= in the unit\n"
    }

    /// Ends the program with exit code 1 when there are too few.
    static func check() {
        guard let complaint else { return }
        Array(complaint.utf8).withUnsafeBytes { bytes in _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
        exit(1)
    }
}
