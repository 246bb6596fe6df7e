import DomainNames

/// One resolver of one machine: its recipe and where everything of it is.
package struct DeployTarget: Sendable {
    package let recipe: any ResolverRecipe
    /// Where its file lies.
    package let file: String
    /// Where it answers questions.
    package let address: ResolverAddress
    /// What reaches the running resolver: a configuration file or directory, or the file with its process number.
    package let control: String?
    /// The name of the response policy zone.
    package let origin: String

    package init(
        recipe: any ResolverRecipe, file: String? = nil, address: ResolverAddress, control: String? = nil, origin: String
    ) {
        self.recipe = recipe
        self.file = file ?? recipe.place
        self.address = address
        self.control = control
        self.origin = origin
    }
}
