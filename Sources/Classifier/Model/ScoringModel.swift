/// The trained models of one file: the prior of addresses, the score of content, and where they come from.
package struct ScoringModel: Hashable, Sendable {
    package let address: AddressModel
    package let content: ContentModel
    /// What it was trained on, as the card says it: bounded lines of text.
    package let origin: String

    package init(address: AddressModel, content: ContentModel, origin: String) {
        self.address = address
        self.content = content
        self.origin = origin
    }
}
