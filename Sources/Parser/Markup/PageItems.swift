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
        /// How many texts stand before it.
        let texts: Int
    }

    let markup: [UInt8]
    var elements: [Element] = []
    var attributes: [Attribute] = []
    var texts: [Text] = []
    /// Names of tags within text that is no markup for a browser, for each such text, in lower case.
    var hiddenTags: [[ArraySlice<UInt8>]] = []

    struct Text {
        let range: Range<Int>
        /// What stands there needs entities decoded.
        let hasEntities: Bool
    }

    init(_ markup: [UInt8]) {
        self.markup = markup
    }
}
