import DomainNames
import PackedNames
import Vocabulary

/// `jsonl`: one JSON object a line.
///
///     {"name":"evil.example","scope":"subtree","type":"TZ1","score":97,"listed_at":"2026-11-24T23:30:53Z",…}
///     {"url":"https://shared.example/x/","scope":"url",…}
///
/// Read: `name` with `scope` (`subtree` when absent), or `url`; `"action":"allow"`; other keys are passed over.
struct JSONLinesFormat: ListFormat {
    private let meaning: ReadingOptions.AddressMeaning

    init(options: ReadingOptions) { meaning = options.addressesMean }

    static func plainLines(_ options: ReadingOptions) -> PlainLines? {
        let rest = "\",\"type\":null,\"score\":null,\"listed_at\":null,\"expires_at\":null,\"sources\":[],\"reasons\":[]}"
        return PlainLines(
            ["exact", "subtree"].map { scope in
                let scoped = "\",\"scope\":\"" + scope
                let isFirst = scope == "exact"
                return PlainLine(
                    "{\"name\":\"", [scoped + rest, scoped + "\"}"], subtree: !isFirst, learnsSuffixes: isFirst,
                    objectMembers: isFirst ? ["type", "score", "listed_at", "expires_at", "sources", "reasons"] : [])
            }, commentMarks: "")
    }

    /// A line that begins with its name goes on with members that say nothing of another: then they say the same of any name.
    func plainEnd(of line: Line) -> (start: Int, isSubtree: Bool)? {
        let head: StaticString = "{\"name\":\""
        guard line.hasPrefix(head) else { return nil }
        var start = head.utf8CodeUnitCount
        while start < line.count, JSONLinesFormat.isPlain(line.bytes[start]) { start += 1 }
        // The quote that ends the name and a comma, then the object that would be left without the name.
        guard start + 2 < line.count, line.bytes[start] == UInt8(ascii: "\""), line.bytes[start + 1] == UInt8(ascii: ",") else {
            return nil
        }
        let rest = [UInt8(ascii: "{")] + line.bytes[(start + 2)...]
        guard rest[1] != UInt8(ascii: "}"),
            let members = rest.withUnsafeBufferPointer({ JSONObjectLine.strings(in: $0, where: JSONLinesFormat.isAsked) }),
            members.keys.allSatisfy({ $0 == "scope" })
        else { return nil }
        switch members["scope"] ?? ListingScope.subtree.rawValue {
        case ListingScope.exact.rawValue: return (start, false)
        case ListingScope.subtree.rawValue: return (start, true)
        default: return nil
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    /// The members that decide what a line says.
    private static func isAsked(_ member: String) -> Bool {
        switch member {
        case "name", "url", "scope", "action": true
        default: false
        }
    }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        let known = JSONObjectLine.strings(in: line.bytes, where: JSONLinesFormat.isAsked)
        guard let members = known else { return output.refuse(.notJSON, line) }
        let action: ListEntry.Action = members["action"] == "allow" ? .allow : .block
        var scope = ListingScope.subtree
        if let word = members["scope"] {
            guard let known = ListingScope(rawValue: word) else { return output.refuse(.unknownScope, line) }
            scope = known
        }
        if let text = members["url"] {
            return output.address(text, from: line, meaning: meaning, action: action)
        }
        guard var name = members["name"] else { return output.refuse(.noNameInObject, line) }
        if scope == .url { return output.refuse(.unknownScope, line) }
        name.withUTF8 { output.name(Line(bytes: $0), scope: scope, action: action) }
    }

    static func append(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        append(ListEntry(name: DomainName(trusted: name), scope: subtree ? .subtree : .exact), nil, to: &output)
    }

    /// One listing with all that is known of it; unknown values are `null`.
    static func append(_ entry: ListEntry, _ listing: Listing?, to output: inout [UInt8]) {
        if listing == nil, case .name(let name) = entry.subject { return append(bare: name, entry.scope, to: &output) }
        switch entry.subject {
        case .name(let name): append(#"{"name":"#, .string(name.text), to: &output)
        case .address(let address): append(#"{"url":"#, .string(address.description), to: &output)
        }
        append(#","scope":"#, .string(entry.scope.rawValue), to: &output)
        append(#","type":"#, .optional(listing?.type?.rawValue), to: &output)
        append(#","score":"#, .optional(listing?.score), to: &output)
        append(#","listed_at":"#, .optional(listing?.listedAt?.description), to: &output)
        append(#","expires_at":"#, .optional(listing?.expiresAt?.description), to: &output)
        append(#","sources":"#, .strings(listing?.sources ?? []), to: &output)
        append(#","reasons":"#, .strings(listing?.reasons ?? []), to: &output)
        append("}\n", to: &output)
    }

    /// A member with what stands before it: no value for the whole object, since a release writes a million.
    private static func append(_ head: StaticString, _ value: JSONValue, to output: inout [UInt8]) {
        append(head, to: &output)
        value.write(to: &output)
    }

    private static func append(_ text: StaticString, to output: inout [UInt8]) {
        output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// The same without details, for lists of a million names: a name needs no escaping.
    private static func append(bare name: DomainName, _ scope: ListingScope, to output: inout [UInt8]) {
        output += "{\"name\":\"".utf8
        output += name.text.utf8
        output += "\",\"scope\":\"".utf8
        output += scope.rawValue.utf8
        output += "\",\"type\":null,\"score\":null,\"listed_at\":null,\"expires_at\":null,\"sources\":[],\"reasons\":[]}\n".utf8
    }
}
