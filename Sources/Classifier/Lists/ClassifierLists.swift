/// Everything the classifier knows that people edit: terms, brands, shared hosts, shorteners, protected names.
package struct ClassifierLists: Sendable {
    package let taxonomy: Taxonomy
    package let brands: Brands
    package let sharedHosts: SharedHosts
    package let shorteners: SharedHosts
    package let protected: ProtectedNames

    package init(
        taxonomy: Taxonomy, brands: Brands, sharedHosts: SharedHosts = .init(), shorteners: SharedHosts = .init(),
        protected: ProtectedNames = .init()
    ) {
        self.taxonomy = taxonomy
        self.brands = brands
        self.sharedHosts = sharedHosts
        self.shorteners = shorteners
        self.protected = protected
    }
}
