/// One setting of the configuration file: its name, what it takes, its default and why. The table of all settings is what
/// `config check` knows, what `config show` prints and what docs/CONFIGURATION.md is made from.
package struct Setting: Sendable {
    package enum Value: Equatable, Sendable {
        case bool(Bool)
        case int(Int)
        case number(Double)
        case text(String)
        case texts([String])
        case map([String: String])
    }

    package let section: String
    package let name: String
    package let standard: Value
    /// What it is, unit and range, and why the default is what it is.
    package let explanation: String
    /// The allowed range of a number.
    package let range: ClosedRange<Double>?

    init(_ section: String, _ name: String, _ standard: Value, _ explanation: String, range: ClosedRange<Double>? = nil) {
        self.section = section
        self.name = name
        self.standard = standard
        self.explanation = explanation
        self.range = range
    }

    package var key: String { "\(section).\(name)" }
}

extension Setting.Value: CustomStringConvertible {
    /// The value as TOML.
    package var description: String {
        switch self {
        case .bool(let value): "\(value)"
        case .int(let value): "\(value)"
        case .number(let value): "\(value)"
        case .text(let value): quoted(value)
        case .texts(let values): "[" + values.map(quoted).joined(separator: ", ") + "]"
        case .map(let values):
            values.isEmpty
                ? "{}"
                : "{ "
                    + values.sorted { $0.key < $1.key }.map { "\(quoted($0.key)) = \(quoted($0.value))" }.joined(separator: ", ")
                    + " }"
        }
    }

    private func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }) else { return "\"\(text)\"" }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// The word for what a setting takes.
    var kind: String {
        switch self {
        case .bool: "true or false"
        case .int: "a whole number"
        case .number: "a number"
        case .text: "a text"
        case .texts: "a list of texts"
        case .map: "a table of texts"
        }
    }
}
