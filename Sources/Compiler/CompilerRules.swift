import DomainNames
import Vocabulary

/// What a compilation holds its names against.
package struct CompilerRules: Sendable {
    /// Names and addresses that are allowed, with their scope.
    package var allow: [ListEntry]
    package var protection: any NameProtection
    /// Whether a listed subtree above an allowed name stays whole, with the name as an exception of the list, for formats that
    /// can say "all but". Default off: the subtree is cut down to its exact name.
    package var keepsExceptions = false
    /// Whether an allowed subtree takes away what is listed below it too: people's word against feeds, whatever those name. Default
    /// off: of what lists allow and list the most specific wins.
    package var allowsWhole = false
    /// How many inputs must list a name, itself or a parent with all below; default 1.
    package var minimumSources = 1
    /// How many inputs the statements come from; default 1.
    package var inputs = 1
    /// Inputs that broke off while they were read: what they said counts for nothing.
    package var droppedInputs: Set<Int> = []
    /// Statements that an input takes back, of its own (`$badfilter`).
    package var withdrawn: [(input: Int, entry: ListEntry)] = []
    /// How many threads compile; default 1.
    package var threads = 1
    /// What expiry is measured against.
    package var now: Timestamp

    package init(
        allow: [ListEntry] = [], protection: any NameProtection = Unprotected(), now: Timestamp
    ) {
        self.allow = allow
        self.protection = protection
        self.now = now
    }
}
