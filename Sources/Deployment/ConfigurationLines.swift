/// Lines of a resolver's own configuration that make it load its file: written there once, by a person.
///
/// They stand here once. `zhalan setup` prints them, docs/OPERATIONS.md has them behind a comment with their mark, and the tests hold
/// the page to them and load the page's text in the real resolvers.
package struct ConfigurationLines: Sendable {
    /// Behind `zhalan: ` in the page's comment.
    package let mark: String
    /// The file that they go into, and where in it.
    package let place: String
    /// With `{file}` and `{origin}` in it.
    private let template: String

    package init(mark: String, place: String, _ template: String) {
        self.mark = mark
        self.place = place
        self.template = template
    }

    package func text(file: String, origin: String) -> String {
        template.replacing("{file}", with: file).replacing("{origin}", with: origin)
    }
}
