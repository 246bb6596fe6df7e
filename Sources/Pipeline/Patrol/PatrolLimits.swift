/// The numbers of a patrol that are no setting.
package enum PatrolLimits {
    /// Names that are looked up at once.
    package static let lookups = 2_000
    /// Listed leads whose newest pages are read for links. 2,000: those listed last; older ones were read by earlier patrols.
    package static let listedPages = 2_000
    /// Links of one page that are followed. 20: a page of links is a directory, and most of its links are bystanders'.
    package static let linksPerPage = 20
    /// Names of a file that are kept for looking up. 100,000: a day's newly registered names that read like a brand are far fewer.
    package static let importedNames = 100_000
    /// Bytes of the longest token of a file that may be a name: a longest name, and a star and dots around it.
    package static let tokenBytes = 260
}
