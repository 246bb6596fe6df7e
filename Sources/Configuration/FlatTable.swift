import Foundation
import TOMLKit
import Vocabulary

/// A TOML file of `key = value` lines without sections: what people write in `lists/feeds/`.
package struct FlatTable: Sendable {
    /// The most bytes read; such a file is half a page of text.
    private static let maximumBytes = 64 << 10

    package let path: String
    private let values: [String: Setting.Value]

    /// - Parameter known: each key that may stand there, with a value of its kind.
    /// - Throws: `ConfigurationError` for what can't be read, a key that is not known, and a value of another kind.
    package init(path: String, known: [String: Setting.Value]) throws(ConfigurationError) {
        self.path = path
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConfigurationError("\(path): the file can't be read", hint: "see its path and permissions")
        }
        guard data.count <= FlatTable.maximumBytes else {
            throw ConfigurationError("\(path): \(data.count) bytes; at most \(FlatTable.maximumBytes) are read")
        }
        let table: TOMLTable
        do { table = try TOMLTable(string: String(decoding: data, as: UTF8.self)) } catch {
            let line = (error as? TOMLParseError).map { " line \($0.source.begin.line)" } ?? ""
            throw ConfigurationError("\(path)\(line): \(error)")
        }
        var values: [String: Setting.Value] = [:]
        for key in table.keys.sorted() {
            guard let kind = known[key] else {
                throw ConfigurationError(
                    "\(path): unknown key \"\(key)\"", hint: KnownWords(known.keys.sorted()).hint(for: key))
            }
            let found = table[key]
            let value: Setting.Value? =
                switch kind {
                case .bool: found?.bool.map(Setting.Value.bool)
                case .int: found?.int.map(Setting.Value.int)
                case .text: found?.string.map(Setting.Value.text)
                case .number, .texts, .map: nil
                }
            guard let value else { throw ConfigurationError("\(path): \(key) takes \(kind.kind)") }
            values[key] = value
        }
        self.values = values
    }

    package func text(_ key: String) -> String? { if case .text(let text) = values[key] { text } else { nil } }
    package func int(_ key: String) -> Int? { if case .int(let number) = values[key] { number } else { nil } }
    package func bool(_ key: String) -> Bool? { if case .bool(let isSet) = values[key] { isSet } else { nil } }
}
