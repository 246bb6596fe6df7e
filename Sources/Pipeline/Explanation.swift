import Vocabulary

/// The whole story of one name or address: where it stands, and everything that led there.
package struct Explanation: Sendable {
    /// Where a name stands; the closed set that scripts read.
    package enum State: String, Sendable {
        case listed, waiting, cleared, rejected, refused, allowed, protected, dormant, withdrawn, expired, unknown
    }

    /// One thing that happened.
    package struct Event: Sendable {
        package let at: Timestamp
        /// `report`, `fetch`, `verdict`, `decision`, `listing`, `release`, `allow`, `appeal`, `refusal`.
        package let kind: String
        /// One sentence, escaped.
        package let text: String
    }

    package struct Source: Sendable {
        package let name: String
        package let reports: Int
    }

    /// A feed that names it, with the place in the list as it was fetched.
    package struct FeedSource: Sendable {
        package let feed: String
        /// The address or path of the list.
        package let file: String
        package let line: Int
        /// Whether the next release takes the feed.
        package let isCurrent: Bool
        /// Hours since the list was last known to be what its publisher serves.
        package let ageHours: Int
    }

    package let subject: String
    package let state: State
    /// One sentence that says why the state is what it is.
    package let because: String
    /// In order of time.
    package let story: [Event]
    /// JSON array of the newest verdict's signals.
    package let reasons: String
    package let sources: [Source]
    package let feeds: [FeedSource]
    package let type: FraudType?
    package let score: Int?
    package let scope: ListingScope?
    package let expires: Timestamp?

    package var json: JSONValue {
        .object([
            ("subject", .string(subject)), ("state", .string(state.rawValue)), ("because", .string(because)),
            ("type", .optional(type?.rawValue)), ("score", .optional(score)), ("scope", .optional(scope?.rawValue)),
            (
                "story",
                .array(
                    story.map { event in
                        .object([
                            ("at", .string(event.at.description)), ("event", .string(event.kind)), ("text", .string(event.text)),
                        ])
                    })
            ),
            ("reasons", .written(reasons)),
            (
                "sources",
                .array(
                    sources.map { source in
                        .object([
                            ("feed", .null), ("file", .null), ("line", .null), ("source", .string(source.name)),
                            ("reports", .int(source.reports)),
                        ])
                    }
                        + feeds.map { feed in
                            .object([
                                ("feed", .string(feed.feed)), ("file", .string(feed.file)), ("line", .int(feed.line)),
                                ("source", .null), ("reports", .null), ("age_hours", .int(feed.ageHours)),
                                ("in_release", .bool(feed.isCurrent)),
                            ])
                        })
            ),
            ("campaign", .null), ("expires", .optional(expires?.description)),
        ])
    }
}
