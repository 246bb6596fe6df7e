/// What the scanner found, by where it stands in the decoded page: elements with the attributes that extractors read, and texts.
/// libxml2 is handed the structure only, and tells it back by number. A class, since every element refers to it.
final class PageItems {
    struct Attribute {
        let name: AttributeName
        let value: Range<Int>
    }

    struct Element {
        let name: ElementName
        let spelling: Range<Int>
        /// Its attributes, in `attributes`.
        let attributes: Range<Int>
        /// A bit for each of their names, by raw value.
        let present: UInt64
        /// How many texts stand before it.
        let texts: Int
    }

    struct Text {
        let range: Range<Int>
        /// What stands there needs entities decoded.
        let hasEntities: Bool
    }

    let markup: [UInt8]
    let elements: [Element]
    let attributes: [Attribute]
    let texts: [Text]
    /// Names of tags within text that is no markup for a browser, for each such text, in lower case.
    let hiddenTags: [[ArraySlice<UInt8>]]

    init(_ markup: [UInt8], _ elements: [Element], _ attributes: [Attribute], _ texts: [Text], hiddenTags: [[ArraySlice<UInt8>]])
    {
        self.markup = markup
        self.elements = elements
        self.attributes = attributes
        self.texts = texts
        self.hiddenTags = hiddenTags
    }
}
