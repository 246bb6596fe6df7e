/// Everything the classifier knows: what people edit (terms, brands, shared hosts, shorteners, protected names) and what was trained.
package struct ClassifierLists: Sendable {
    package let taxonomy: Taxonomy
    package let brands: Brands
    package let sharedHosts: SharedHosts
    package let shorteners: SharedHosts
    package let protected: ProtectedNames
    /// `nil` where no model is there: then the ledger of facts decides alone.
    package var model: ScoringModel?

    package init(
        taxonomy: Taxonomy, brands: Brands, sharedHosts: SharedHosts = .init(), shorteners: SharedHosts = .init(),
        protected: ProtectedNames = .init(), model: ScoringModel? = nil
    ) {
        self.taxonomy = taxonomy
        self.brands = brands
        self.sharedHosts = sharedHosts
        self.shorteners = shorteners
        self.protected = protected
        self.model = model
    }
}
