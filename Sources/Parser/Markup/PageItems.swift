/// What the scanner found on a page, by where it stands there. libxml2 is handed the structure only, and tells it back by number.
enum PageItem {
    struct Attribute {
        let name: AttributeName
        /// The value in the page: references decoded, white space at its ends left out.
        let value: Range<Int>
    }

    struct Element {
        let name: ElementName
        let spelling: Range<Int>
        /// Its attributes, in `PageItems.attributes`.
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
}

/// Elements with the attributes that extractors read, and texts, as they are told: pointers into what the scanner holds.
struct PageItems {
    /// Written to where references are decoded.
    let page: UnsafeMutableBufferPointer<UInt8>
    let elements: UnsafeBufferPointer<PageItem.Element>
    let attributes: UnsafeBufferPointer<PageItem.Attribute>
    let texts: UnsafeBufferPointer<PageItem.Text>
    var markup: ByteView { ByteView(UnsafeBufferPointer(page)) }
}
