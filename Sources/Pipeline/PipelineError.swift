import Crawler

/// What stops a whole run, with the exit code that it stands for.
package struct PipelineError: Error, CustomStringConvertible, Sendable {
    package enum Kind: String, Sendable {
        /// The state directory or database can't be used.
        case state
        /// The configuration or a file of `lists/` can't be used.
        case configuration
        /// An input can't be read at all.
        case input
        /// What was asked for can't be meant: an unknown name of a format.
        case usage
        /// A guard said no: the previous release stays.
        case refused
        /// Another run holds the lock.
        case locked
        case other
    }

    package let kind: Kind
    package let description: String
    package let hint: String?

    package init(_ kind: Kind, _ description: String, hint: String? = nil) {
        self.kind = kind
        self.description = description
        self.hint = hint
    }

    package var label: String { kind.rawValue }
}

extension PipelineError {
    /// What stopped the crawler stops the run.
    init(_ error: CrawlError) { self.init(.other, "\(error)", hint: error.hint) }
}
