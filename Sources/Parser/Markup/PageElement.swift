/// The start of an element, as extractors see it. Attributes are decoded when they are asked for: most are not.
struct PageElement {
    let name: ElementName
    private let items: PageItems
    private let spellingRange: Range<Int>
    private let attributes: Range<Int>
    /// A bit for each attribute that it has, by raw value: most questions are for one that it has not.
    private let present: UInt64

    var traits: ElementTraits { name.traits }

    /// An element of the page.
    init(_ element: PageItems.Element, in items: PageItems) {
        name = element.name
        self.items = items
        spellingRange = element.spelling
        attributes = element.attributes
        present = element.present
    }

    /// An element that libxml2 added, as a browser would: it has no attributes.
    init(added name: ElementName, in items: PageItems) {
        self.name = name
        self.items = items
        spellingRange = 0..<0
        attributes = 0..<0
        present = 0
    }

    /// The name as the page writes it, not in lower case where the element is `other`.
    var spelling: ArraySlice<UInt8> {
        name == .other ? items.markup[spellingRange] : name.text[...]
    }

    /// How many of the attributes that extractors know it has.
    var attributeCount: Int { attributes.count }

    /// The bytes of an attribute with entities decoded and white space and controls trimmed, or `nil` when the element has none of
    /// that name. What exceeds `ParseLimits.valueBytes` is cut.
    func bytes(_ name: AttributeName) -> ArraySlice<UInt8>? {
        if present >> UInt64(name.rawValue) & 1 == 0 { return nil }
        for index in attributes where items.attributes[index].name == name {
            var range = items.attributes[index].value
            if range.count > ParseLimits.valueBytes {
                var end = range.lowerBound + ParseLimits.valueBytes
                while end > range.lowerBound, items.markup[end] & 0xC0 == 0x80 { end -= 1 }
                range = range.lowerBound..<end
            }
            var value = items.markup[range]
            if ByteSearch.index(of: UInt8(ascii: "&"), in: items.markup, range) != nil {
                value = EntityDecoder.shared.decoded(value, isAttribute: true)[...]
            }
            while let first = value.first, first <= 0x20 { value.removeFirst() }
            while let last = value.last, last <= 0x20 { value.removeLast() }
            return value
        }
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
