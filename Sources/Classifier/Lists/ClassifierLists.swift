import Protection

/// Everything the classifier knows that people edit: terms, brands, shared hosts, shorteners, protected names.
package struct ClassifierLists: Sendable {
    package let taxonomy: Taxonomy
    package let brands: Brands
    package let shared: SharedNames
    package let protected: NameRules

    package init(
        taxonomy: Taxonomy, brands: Brands, shared: SharedNames = .init(), protected: NameRules = .init()
    ) {
        self.taxonomy = taxonomy
        self.brands = brands
        self.shared = shared
        self.protected = protected
    }
}
