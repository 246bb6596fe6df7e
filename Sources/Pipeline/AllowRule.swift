import DomainNames
import Vocabulary

/// One line of an allowlist, and what it did.
package struct AllowRule: Sendable {
    package let name: DomainName
    package let scope: ListingScope
    /// The allowlist and the line, counted from 1.
    package let path: String
    package let line: Int
    /// Names that it took away, cut down, or made exceptions of; 0 for a rule that could go.
    package private(set) var names = 0

    init(name: DomainName, scope: ListingScope, path: String, line: Int) {
        self.name = name
        self.scope = scope
        self.path = path
        self.line = line
    }

    var entry: ListEntry { ListEntry(action: .allow, name: name, scope: scope) }

    func counting(_ names: Int) -> AllowRule {
        var copy = self
        copy.names = names
        return copy
    }

    var json: JSONValue {
        .object([
            ("name", .string(name.text)), ("scope", .string(scope.rawValue)), ("path", .string(path)), ("line", .int(line)),
            ("names", .int(names)),
        ])
    }
}
