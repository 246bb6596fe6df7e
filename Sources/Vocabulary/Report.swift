import DomainNames

/// A link that somebody reported, with its source and time.
package struct Report: Hashable, Sendable {
    /// The link as it was reported, after undoing defanging (`hxxp`, `[.]`).
    package let spelling: String
    /// What is fetched: the reported link, taken apart.
    package let address: WebAddress
    /// Who reported: the name given with `--source`, or the row's own.
    package let source: String
    /// When it was reported, if the source says; else the time of intake.
    package let reportedAt: Timestamp
    package let contact: String?
    package let category: String?
    package let note: String?
    /// Columns or keys that Zhalan doesn't know, kept as they came.
    package let extra: [String: String]

    package init(
        spelling: String, address: WebAddress, source: String, reportedAt: Timestamp, contact: String? = nil,
        category: String? = nil, note: String? = nil, extra: [String: String] = [:]
    ) {
        self.spelling = spelling
        self.address = address
        self.source = source
        self.reportedAt = reportedAt
        self.contact = contact
        self.category = category
        self.note = note
        self.extra = extra
    }
}
