import Foundation
import TOMLKit
import Vocabulary

/// A configuration file as typed: the values it sets, each with its line. TOMLKit is imported here and in FlatTable.
struct ConfigurationFile {
    /// The most bytes read; a configuration is a page of text.
    static let maximumBytes = 1 << 20

    let path: String
    let values: [String: (value: Setting.Value, line: Int?)]

    init(path: String) throws(ConfigurationError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConfigurationError("\(path): the configuration file can't be read", hint: "see its path and permissions")
        }
        guard data.count <= ConfigurationFile.maximumBytes else {
            throw ConfigurationError("\(path): \(data.count) bytes; at most \(ConfigurationFile.maximumBytes) are read")
        }
        try self.init(text: String(decoding: data, as: UTF8.self), path: path)
    }

    init(text: String, path: String) throws(ConfigurationError) {
        self.path = path
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw ConfigurationError("\(path) line \(error.source.begin.line): \(error.description)")
        } catch {
            throw ConfigurationError("\(path): \(error)")
        }
        var values: [String: (Setting.Value, Int?)] = [:]
        for section in table.keys.sorted() {
            guard let members = table[section]?.table else {
                throw ConfigurationError(
                    "\(path): \"\(section)\" stands outside a section", hint: KnownWords(ConfigurationFile.sections).all)
            }
            for name in members.keys.sorted() {
                let line = ConfigurationFile.line(of: name, in: section, text: text)
                let origin = Origin.file(path, line: line)
                guard let setting = Setting.all.first(where: { $0.section == section && $0.name == name }) else {
                    throw ConfigurationFile.unknown(section: section, name: name, origin: origin)
                }
                guard let member = members[name], let value = ConfigurationFile.value(member, like: setting.standard) else {
                    throw ConfigurationError(
                        "\(origin): \(setting.key) takes \(setting.standard.kind)", hint: setting.explanation)
                }
                try ConfigurationFile.check(value, setting, origin)
                values[setting.key] = (value, line)
            }
        }
        self.values = values
    }

    private static var sections: [String] {
        Setting.all.reduce(into: []) { if !$0.contains($1.section) { $0.append($1.section) } }
    }

    private static func unknown(section: String, name: String, origin: Origin) -> ConfigurationError {
        let known = Setting.all.filter { $0.section == section }.map(\.name)
        if known.isEmpty {
            return ConfigurationError("\(origin): unknown section [\(section)]", hint: KnownWords(sections).hint(for: section))
        }
        let home = Setting.all.first { $0.name == name }?.section
        return ConfigurationError(
            "\(origin): unknown setting \"\(name)\" in [\(section)]",
            hint: home.map { "\(name) belongs to [\($0)]" } ?? KnownWords(known).hint(for: name))
    }

    private static func value(_ found: any TOMLValueConvertible, like standard: Setting.Value) -> Setting.Value? {
        switch standard {
        case .bool: found.bool.map(Setting.Value.bool)
        case .int: found.int.map(Setting.Value.int)
        case .number: (found.double ?? found.int.map(Double.init)).map(Setting.Value.number)
        case .text: found.string.map(Setting.Value.text)
        case .texts: found.array.flatMap(texts).map(Setting.Value.texts)
        case .map: found.table.flatMap(map).map(Setting.Value.map)
        }
    }

    private static func texts(_ array: TOMLArray) -> [String]? {
        var texts: [String] = []
        for element in array {
            guard let text = element.string else { return nil }
            texts.append(text)
        }
        return texts
    }

    private static func map(_ table: TOMLTable) -> [String: String]? {
        var map: [String: String] = [:]
        for key in table.keys {
            guard let text = table[key]?.string else { return nil }
            map[key] = text
        }
        return map
    }

    private static func check(_ value: Setting.Value, _ setting: Setting, _ origin: Origin) throws(ConfigurationError) {
        let number: Double
        switch value {
        case .int(let found): number = Double(found)
        case .number(let found): number = found
        default: return
        }
        if let range = setting.range, !range.contains(number) {
            throw ConfigurationError("\(origin): \(setting.key) is \(value), out of range", hint: setting.explanation)
        }
    }

    /// The line where a setting stands: TOMLKit tells positions of syntax errors only.
    private static func line(of name: String, in section: String, text: String) -> Int? {
        var current = ""
        // Bytes, since a line may hold a table of thousands.
        for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let trimmed = Substring(line.drop { $0 == 0x20 || $0 == 0x09 })
            if trimmed.hasPrefix("[") {
                current = String(trimmed.dropFirst().prefix { $0 != "]" })
                if current.hasPrefix("\(section).\(name)") { return index + 1 }
            }
            if current == section, trimmed.hasPrefix(name),
                trimmed.dropFirst(name.count).drop(while: { $0 == " " }).hasPrefix("=")
            {
                return index + 1
            }
        }
        return nil
    }
}
