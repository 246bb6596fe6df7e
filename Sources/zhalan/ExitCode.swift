import ArgumentParser

/// The stable exit codes. Scripts and units rely on them.
extension ExitCode {
    /// A whole input, feed, resolver or output format could not be done; the rest was.
    static let incomplete = ExitCode(2)
    /// A guard said no: the previous release stays.
    static let refusedToPublish = ExitCode(3)
    /// Another run holds the lock.
    static let locked = ExitCode(75)
}
