import DomainNames

/// A name or address on the list, with everything that explains it.
package struct Listing: Hashable, Sendable {
    package let entry: ListEntry
    package let type: FraudType?
    package let score: Int?
    /// `nil` when nobody told, as with the names of a feed.
    package let listedAt: Timestamp?
    package let expiresAt: Timestamp?
    /// Who reported it, or which feed names it.
    package let sources: [String]
    /// Sentences, heaviest first.
    package let reasons: [String]

    package init(
        entry: ListEntry, type: FraudType? = nil, score: Int? = nil, listedAt: Timestamp?, expiresAt: Timestamp? = nil,
        sources: [String] = [], reasons: [String] = []
    ) {
        self.entry = entry
        self.type = type
        self.score = score
        self.listedAt = listedAt
        self.expiresAt = expiresAt
        self.sources = sources
        self.reasons = reasons
    }
}
