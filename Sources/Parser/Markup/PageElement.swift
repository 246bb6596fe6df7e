/// The start of an element, as extractors see it: names in lower case, values with entities decoded. One value serves every element
/// of a page in turn; what an extractor keeps it copies.
struct PageElement {
    private(set) var name = ElementName.other
    /// The name as markup has it, lower case.
    private(set) var spelling: [UInt8] = []
    private var values: [UInt8] = []
    private var attributes: [(name: AttributeName, value: Range<Int>)] = []

    var traits: ElementTraits { name.traits }

    mutating func begin(_ name: ElementName, spelling: [UInt8]) {
        self.name = name
        self.spelling = spelling
        values.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
    }

    mutating func add(_ name: AttributeName, _ value: UnsafeRawBufferPointer?) {
        let start = values.count
        if let value { values += value }
        attributes.append((name, start..<values.count))
    }

    /// The bytes of an attribute with white space and controls trimmed, or `nil` when the element has none of that name.
    func bytes(_ name: AttributeName) -> ArraySlice<UInt8>? {
        for attribute in attributes where attribute.name == name {
            var value = values[attribute.value]
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

    /// How many of the attributes that extractors know it has.
    var attributeCount: Int { attributes.count }

    /// The value in lower case, for words that have no case: `TYPE=Password`.
    func word(_ name: AttributeName) -> String? {
        bytes(name).map { String(decoding: $0.lazy.map(ASCII.lowered), as: UTF8.self) }
    }
}
