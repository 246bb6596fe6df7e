import Protection

/// Everything the classifier knows: what people edit (terms, brands, shared hosts, shorteners, protected names), what was trained, and
/// what people confirmed.
package struct ClassifierLists: Sendable {
    package let taxonomy: Taxonomy
    package let brands: Brands
    package let shared: SharedNames
    package let protected: NameRules
    /// `nil` where no model is there: then the ledger of facts decides alone.
    package var model: ScoringModel?
    /// What people decided in this installation.
    package var cases = ConfirmedCases()

    package init(
        taxonomy: Taxonomy, brands: Brands, shared: SharedNames = .init(), protected: NameRules = .init(),
        model: ScoringModel? = nil
    ) {
        self.taxonomy = taxonomy
        self.brands = brands
        self.shared = shared
        self.protected = protected
        self.model = model
    }
}
