/// The start of an element, as extractors see it.
struct PageElement {
    let name: ElementName
    private let markup: ByteView
    private let spellingRange: Range<Int>
    private let attributes: UnsafeBufferPointer<PageItem.Attribute>
    /// A bit for each attribute that it has, by raw value: most questions are for one that it has not.
    private let present: UInt64

    var traits: ElementTraits { name.traits }

    /// An element of the page.
    init(_ element: PageItem.Element, in items: PageItems) {
        name = element.name
        markup = items.markup
        spellingRange = element.spelling
        attributes = UnsafeBufferPointer(rebasing: items.attributes[element.attributes])
        present = element.present
    }

    /// An element that libxml2 added, as a browser would: it has no attributes.
    init(added name: ElementName) {
        self.name = name
        markup = ByteView()
        spellingRange = 0..<0
        attributes = UnsafeBufferPointer(start: nil, count: 0)
        present = 0
    }

    /// The name as the page writes it, of an element that is `other`.
    var spelling: ByteView { markup[spellingRange] }

    /// How many of the attributes that extractors know it has.
    var attributeCount: Int { attributes.count }

    /// The bytes of an attribute with entities decoded and white space and controls trimmed, or `nil` when the element has none of
    /// that name. What exceeds `ParseLimits.valueBytes` is cut.
    func bytes(_ name: AttributeName) -> ByteView? {
        if present >> UInt64(name.rawValue) & 1 == 0 { return nil }
        for attribute in attributes where attribute.name == name { return markup[attribute.value] }
        return nil
    }

    /// The same as text, with control characters as spaces.
    subscript(_ name: AttributeName) -> String? {
        bytes(name).map { PlainSpace.text($0) }
    }

    /// The value in lower case, for words that have no case: `TYPE=Password`.
    func word(_ name: AttributeName) -> String? {
        bytes(name).map { String(decoding: $0.map(ASCII.lowered), as: UTF8.self) }
    }
}
