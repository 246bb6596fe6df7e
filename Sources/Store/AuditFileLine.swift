import Digests

/// A line of `audit.jsonl` as it stands there: read by its fixed head and tail, never trusted further.
struct AuditFileLine {
    let number: Int64
    let previous: String
    let hash: String
    /// Whether its hash is that of the rest of it.
    let isWhole: Bool

    /// `,"hash":"` + 64 digits + `"}`
    private static let hashTail = 75
    /// `,"prev":"` + 64 digits + `"` before it
    private static let previousTail = 74

    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.starts(with: #"{"n":"#.utf8), bytes.count > AuditFileLine.hashTail + AuditFileLine.previousTail else {
            return nil
        }
        let digits = bytes[5...].prefix { (0x30...0x39).contains($0) }
        guard let number = Int64(String(decoding: digits, as: UTF8.self)) else { return nil }
        let body = bytes.dropLast(AuditFileLine.hashTail)
        guard let hash = AuditFileLine.value("hash", in: bytes.suffix(AuditFileLine.hashTail).dropLast()),
            let previous = AuditFileLine.value("prev", in: body.suffix(AuditFileLine.previousTail))
        else { return nil }
        self.number = number
        self.hash = hash
        self.previous = previous
        isWhole = hash == SHA256.hexadecimal(of: Array(body) + [UInt8(ascii: "}")])
    }

    private static func value(_ key: String, in member: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: member, as: UTF8.self)
        let start = ",\"\(key)\":\""
        guard text.hasPrefix(start), text.hasSuffix("\"") else { return nil }
        return String(text.dropFirst(start.count).dropLast())
    }
}
