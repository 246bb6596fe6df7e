import Vocabulary

/// `json`: one JSON text (RFC 8259) of any size, read piece by piece.
///
///     ["evil.example", "https://shared.example/x/"]
///     {"name":"Phishing", "list":["evil.example"]}              a MISP warninglist
///     {"blacklist":["evil.example"],"whitelist":["ok.example"]}
///     [{"domain":"evil.example","seen":"2026-08-01"}]
///
/// Texts count in an array without a name or with one of `lists`, as values of `members`, and as names of members that
/// have a dot; everything else is passed over.
struct JSONDialect: ListSyntax {
    static var isOneText: Bool { true }

    private static let lists: Set<String> = [
        "list", "lists", "domains", "names", "hosts", "hostnames", "urls", "entries", "items", "data", "payload", "results",
        "blocklist", "blacklist", "denylist", "block",
    ]
    private static let allowLists: Set<String> = ["whitelist", "allowlist", "allow"]
    private static let members: Set<String> = ["domain", "name", "host", "hostname", "fqdn", "url"]

    private enum Frame {
        /// An array; what its texts are.
        case array(counts: Bool)
        case object
    }

    private let meaning: ReadingOptions.AddressMeaning
    private var frames: [Frame] = []
    /// The name of the member whose value comes next.
    private var key = ""
    /// The list that the values stand in.
    private var action = ListEntry.Action.block
    private var text: [UInt8] = []
    private var isInText = false
    private var isEscaped = false
    private var isKey = false
    private var isBroken = false

    init(options: ReadingOptions) { meaning = options.addressesMean }

    mutating func read(_ piece: Line, into output: inout LineOutput) {
        for byte in piece.bytes {
            if isBroken { return }
            if isInText { readText(byte, into: &output) } else { readMark(byte, into: &output) }
        }
    }

    mutating func finish(into output: inout LineOutput) {
        if !isBroken, isInText || !frames.isEmpty { fail(into: &output) }
    }

    private mutating func readText(_ byte: UInt8, into output: inout LineOutput) {
        if !isEscaped, byte == UInt8(ascii: "\"") {
            isInText = false
            endText(into: &output)
            return
        }
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        // A text longer than any address is none; its end is still found.
        if text.count <= ListLimits.addressLineBytes { text.append(byte) }
    }

    private mutating func readMark(_ byte: UInt8, into output: inout LineOutput) {
        switch byte {
        case UInt8(ascii: "\""):
            isInText = true
            text.removeAll(keepingCapacity: true)
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard frames.count < ListLimits.jsonDepth else { return fail(into: &output) }
            open(byte == UInt8(ascii: "{") ? .object : .array(counts: arrayCounts))
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            guard let frame = frames.popLast() else { return fail(into: &output) }
            if case .object = frame {
                if byte != UInt8(ascii: "}") { return fail(into: &output) }
            } else if byte != UInt8(ascii: "]") {
                return fail(into: &output)
            }
            if frames.count <= 1 { action = .block }
            isKey = false
            key = ""
        case UInt8(ascii: ":"): isKey = false
        case UInt8(ascii: ","): if case .object = frames.last { isKey = true }
        default: break
        }
    }

    private mutating func open(_ frame: Frame) {
        if JSONDialect.allowLists.contains(key) { action = .allow }
        frames.append(frame)
        if case .object = frame { isKey = true } else { isKey = false }
        key = ""
    }

    private var arrayCounts: Bool {
        if key.isEmpty { return true }
        return JSONDialect.lists.contains(key) || JSONDialect.allowLists.contains(key)
    }

    private mutating func endText(into output: inout LineOutput) {
        guard let frame = frames.last else { return fail(into: &output) }
        let value = JSONObjectLine.string(inQuotes: text)
        if isKey {
            key = value?.lowercased() ?? ""
            if key.contains("."), !key.contains(" ") { take(key, scope: .subtree, into: &output) }
            return
        }
        var counts = JSONDialect.members.contains(key)
        if case .array(let listed) = frame { counts = listed }
        guard counts else { return output.ignore() }
        guard let value, !value.isEmpty else {
            return text.withUnsafeBufferPointer { output.refuse(.notJSON, Line(bytes: $0)) }
        }
        // `"name": "List of phishing sites"` of a warninglist is a title.
        if key == "name", value.contains(" ") || !value.contains(".") { return output.ignore() }
        take(value, scope: .subtree, into: &output)
    }

    private mutating func take(_ value: String, scope: ListingScope, into output: inout LineOutput) {
        var copy = value
        let (meaning, action) = (meaning, action)
        copy.withUTF8 { bytes in
            let line = Line(bytes: bytes).trimmed
            if line.contains("://") { return output.address(value, from: line, meaning: meaning, action: action) }
            if line.contains(UInt8(ascii: "/")) {
                return output.address("http://" + value, from: line, meaning: meaning, action: action)
            }
            output.name(line.withoutWildcard, scope: scope, action: action)
        }
    }

    private mutating func fail(into output: inout LineOutput) {
        isBroken = true
        text.withUnsafeBufferPointer { output.refuse(.notJSON, Line(bytes: $0)) }
    }
}
