/// The start of an element, as extractors see it: names in lower case, values with entities decoded.
struct PageElement: Sendable {
    let name: String
    let traits: ElementTraits
    private let attributes: [(name: String, value: String)]

    init(name: String, attributes: [(name: String, value: String)]) {
        self.name = name
        self.traits = ElementTraits.of(name)
        self.attributes = attributes
    }

    /// The value of an attribute with white space trimmed, or `nil` when the element has none of that name.
    subscript(_ name: String) -> String? {
        for attribute in attributes where attribute.name == name { return attribute.value }
        return nil
    }
}
