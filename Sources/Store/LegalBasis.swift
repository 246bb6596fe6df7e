import Vocabulary

/// The order that a listing rests on, where there is one.
package struct LegalBasis: Hashable, Sendable {
    package let authority: String
    /// The document's number.
    package let document: String
    /// The article of the law, or `nil`.
    package let article: String?
    /// When the order ends; a listing under it can't outlive it. `nil` when it names no end.
    package let endsAt: Timestamp?

    package init(authority: String, document: String, article: String?, endsAt: Timestamp?) {
        self.authority = authority
        self.document = document
        self.article = article
        self.endsAt = endsAt
    }

    /// `Example City Police, document 17/2026, article 32`
    package var text: String {
        "\(PlainText.escaped(authority)), document \(PlainText.escaped(document))"
            + (article.map { ", article \(PlainText.escaped($0))" } ?? "")
    }
}
