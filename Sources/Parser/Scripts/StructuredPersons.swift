/// Names of persons in JSON-LD (schema.org): of objects of the type `Person`, and what stands as author, creator and the like, unless it
/// is said to be an organisation. One pass over the bytes, without a tree and without recursion.
struct StructuredPersons {
    /// Nesting from which nothing is read any more: schemas use ten.
    private static let deepest = 64
    /// Longest name in bytes, and names that are kept.
    private static let longest = 200
    private static let most = 50

    /// Properties whose value is a person where nothing else is said.
    private static let roles: Set<String> = [
        "author", "creator", "contributor", "editor", "translator", "reviewedby", "accountableperson", "founder", "founders",
        "employee", "employees", "director", "actor", "actors", "performer", "performers", "spouse", "parent", "children",
        "sibling", "alumni",
    ]
    private static let names: Set<String> = ["name", "alternatename", "givenname", "familyname", "additionalname"]

    /// An object or a list that is open.
    private struct Level {
        let isObject: Bool
        /// The property that it is the value of; a list hands its own on to its members.
        let property: String
        var key = ""
        /// The types that it names, lower case.
        var types: [String] = []
        var names: [String] = []
    }

    private(set) var found: [String] = []
    private var levels: [Level] = []

    /// The names in a script of the type `application/ld+json`, each once.
    static func names(in source: ByteView) -> [String] {
        var persons = StructuredPersons()
        persons.read(source)
        return persons.found
    }

    private mutating func read(_ source: ByteView) {
        var index = 0
        while index < source.count {
            switch source[index] {
            case UInt8(ascii: "\""):
                let start = index + 1
                index = Self.end(ofTextAt: start, source)
                let text = source[start..<index]
                index = min(index + 1, source.count)
                if isKey(source, index) { levels[levels.count - 1].key = Self.word(text) } else { value(text) }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard levels.count < Self.deepest else { return }
                let property = levels.last.map { $0.isObject ? $0.key : $0.property } ?? ""
                levels.append(Level(isObject: source[index] == UInt8(ascii: "{"), property: property))
                index += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if let level = levels.popLast() { close(level) }
                index += 1
            default: index += 1
            }
        }
        // A script that was cut still says whom it is about.
        while let level = levels.popLast() { close(level) }
    }

    private static func end(ofTextAt start: Int, _ source: ByteView) -> Int {
        var index = start
        while index < source.count, source[index] != UInt8(ascii: "\"") {
            index += source[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index, source.count)
    }

    /// Whether a text within an object that ends at a place is a key: a colon follows.
    private func isKey(_ source: ByteView, _ end: Int) -> Bool {
        guard levels.last?.isObject == true else { return false }
        return source[end...].first { $0 > 0x20 } == UInt8(ascii: ":")
    }

    private mutating func value(_ text: ByteView) {
        guard let level = levels.last else { return }
        let property = level.isObject ? level.key : level.property
        if property == "@type" {
            // The types of a list belong to the object around it.
            let place = level.isObject ? levels.count - 1 : levels.count - 2
            if place >= 0 { levels[place].types.append(Self.word(text)) }
        } else if Self.names.contains(property), level.isObject || levels.count >= 2 {
            levels[level.isObject ? levels.count - 1 : levels.count - 2].names.append(Self.name(text))
        } else if Self.roles.contains(property) {
            add(Self.name(text))
        }
    }

    private mutating func close(_ level: Level) {
        let isPerson = level.types.isEmpty ? Self.roles.contains(level.property) : level.types.contains("person")
        if level.isObject, isPerson { for name in level.names { add(name) } }
    }

    private mutating func add(_ name: String) {
        if !name.isEmpty, found.count < Self.most, !found.contains(name) { found.append(name) }
    }

    /// As `structuredNames` has it.
    private static func name(_ text: ByteView) -> String {
        text.count > longest * 6 ? "" : Payload.unescaped(text).withView { PlainSpace.text($0.trimmed) }
    }

    /// A key or a type in lower case, an address before it left out: `http://schema.org/Person`.
    private static func word(_ text: ByteView) -> String {
        let last = text.suffix(40).split(separator: UInt8(ascii: "/")).last ?? ByteView()
        return String(decoding: last.map(ASCII.lowered), as: UTF8.self)
    }
}
