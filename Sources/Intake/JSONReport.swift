import FoundationEssentials
import Vocabulary

/// One JSON line: an object whose keys are the CSV columns. Foundation's parser, behind limits that it does not have.
enum JSONReport {
    /// - Throws: `json`, `json-depth`, `not-an-object`.
    static func fields(of line: String, limits: IntakeLimits) throws(Fault) -> ReportFields {
        if depth(of: line) > limits.jsonDepth {
            throw Fault("json-depth", "the line is nested deeper than \(limits.jsonDepth) levels")
        }
        let value: Value
        do {
            value = try JSONDecoder().decode(Value.self, from: Data(line.utf8))
        } catch {
            throw Fault("json", "the line is not valid JSON")
        }
        guard case .object(let members) = value.json else {
            throw Fault("not-an-object", "the line is JSON but not an object with the key \"url\"")
        }
        var fields = ReportFields()
        for (key, member) in zip(ReportColumns.resolved(members.map(\.0)), members) { fields.set(key, to: text(of: member.1)) }
        return fields
    }

    /// A value as the text of a field: strings as they are, everything else as JSON; null is no value.
    private static func text(of value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .string(let text): text
        default: value.text
        }
    }

    /// The deepest nesting, by brackets outside strings.
    private static func depth(of line: String) -> Int {
        var depth = 0
        var deepest = 0
        var inString = false
        var escaped = false
        for byte in line.utf8 {
            switch byte {
            case _ where escaped: escaped = false
            case UInt8(ascii: "\\") where inString: escaped = true
            case UInt8(ascii: "\""): inString.toggle()
            case UInt8(ascii: "{") where !inString, UInt8(ascii: "[") where !inString:
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "}") where !inString, UInt8(ascii: "]") where !inString: depth -= 1
            default: break
            }
        }
        return deepest
    }

    /// Any JSON value, keys sorted so that the same line always gives the same fields.
    private struct Value: Decodable {
        let json: JSONValue

        init(from decoder: any Decoder) throws {
            if let keyed = try? [String: Value](from: decoder) {
                json = .object(keyed.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })
                return
            }
            if let list = try? [Value](from: decoder) {
                json = .array(list.map(\.json))
                return
            }
            let single = try decoder.singleValueContainer()
            if single.decodeNil() {
                json = .null
            } else if let text = try? single.decode(String.self) {
                json = .string(text)
            } else if let flag = try? single.decode(Bool.self) {
                json = .bool(flag)
            } else if let whole = try? single.decode(Int.self) {
                json = .int(whole)
            } else {
                json = .double(try single.decode(Double.self))
            }
        }
    }
}
