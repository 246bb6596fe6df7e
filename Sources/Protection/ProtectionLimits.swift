/// The numbers of the Protection room, each with its reason.
package enum ProtectionLimits {
    /// Names kept of one popular list, the best ranked first. Default of `--top`: the whole of the usual lists of a million.
    package static let popularNames = 1_000_000
    /// The most that `--top` takes: beyond it nothing is popular any more, and each name costs some 30 bytes of memory.
    package static let mostPopularNames = 2_000_000
    /// Popular lists that may stand side by side.
    package static let popularSources = 16
    /// The longest line of a popular list, in bytes; Majestic's longest are some 300.
    package static let lineBytes = 4_096
    /// Distinct hosts of one registrable domain that must be listed, each by a decision of its own, before the domain is. Three:
    /// one may be a guest, two a coincidence.
    package static let hostsOfDisposableDomain = 3
}
