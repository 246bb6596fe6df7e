/// The names above a name, the nearest first, down to its top-level domain: slices of its text, so that a look-up allocates nothing.
package struct NameAncestors: Sequence, IteratorProtocol {
    private var rest: Substring

    init(of name: DomainName) { rest = Substring(name.text) }

    package mutating func next() -> Substring? {
        guard let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        rest = rest[rest.utf8.index(after: dot)...]
        return rest
    }
}

extension DomainName {
    package var ancestors: NameAncestors { NameAncestors(of: self) }
}
