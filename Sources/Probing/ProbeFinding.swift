import DomainNames

/// What one resolver serves of our releases.
package struct ProbeFinding: Sendable {
    package enum State: String, CaseIterable, Sendable {
        /// The newest release, whole.
        case current
        /// An older release.
        case lagging
        /// The newest release, but a name that came with it is still answered, or one that went is still blocked.
        case incomplete
        /// None of the releases asked for: the list is not loaded, or it is an older one still.
        case unfiltered
        /// No answer at all.
        case unreachable
    }

    package let state: State
    /// The newest release whose canary it knows.
    package let serial: UInt32?
    /// How many releases are newer than that one.
    package let behind: Int?
    /// Names that came with the newest release and are still answered.
    package let open: [DomainName]
    /// Names that went with it and still lead nowhere.
    package let stale: [DomainName]
}
