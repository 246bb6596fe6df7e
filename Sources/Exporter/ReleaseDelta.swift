import Vocabulary

/// What a release lists that its predecessor did not, and the reverse: `delta.jsonl`.
///
/// ```
/// {"change":"added","name":"bad.example","url":null,"scope":"subtree","reason":"asks for card data on a copied bank page"}
/// {"change":"removed","name":"old.example","url":null,"scope":"exact","reason":"withdrawn after an appeal"}
/// ```
/// One line a change, in their order. Of a million lines few things differ but the name, so what stands around it is made once.
enum ReleaseDelta {
    static let fileName = "delta.jsonl"

    /// Bytes gathered before the sink is called.
    private static let chunkBytes = 65_536

    static func write(_ changes: ReleaseChanges, into sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        let heads = (
            added: Array("{\"change\":\"added\",\"name\":\"".utf8), removed: Array("{\"change\":\"removed\",\"name\":\"".utf8)
        )
        var tails = Tails(changes.reasonTexts)
        var chunk: [UInt8] = []
        chunk.reserveCapacity(2 * chunkBytes)
        try changes.forEachPacked { kind, scope, text, reason in
            if scope == .url {
                chunk += "{\"change\":\"\(kind)\",\"name\":null,\"url\":".utf8
                JSONValue.string(String(decoding: text, as: UTF8.self)).write(to: &chunk)
            } else {
                // A name has nothing to escape.
                chunk += kind == .added ? heads.added : heads.removed
                chunk.append(contentsOf: text)
                chunk.append(UInt8(ascii: "\""))
            }
            chunk += tails.tail(reason, scope)
            if chunk.count >= chunkBytes {
                try chunk.withUnsafeBytes(sink)
                chunk.removeAll(keepingCapacity: true)
            }
        }
        if !chunk.isEmpty { try chunk.withUnsafeBytes(sink) }
    }

    /// What follows the name or address: by reason and scope.
    private struct Tails {
        private let reasons: [String?]
        private var made: [[UInt8]]

        init(_ reasons: [String?]) {
            self.reasons = reasons
            made = Array(repeating: [], count: 3 * reasons.count)
        }

        mutating func tail(_ reason: Int, _ scope: ListingScope) -> [UInt8] {
            let index = 3 * reason + (scope == .exact ? 0 : scope == .subtree ? 1 : 2)
            if made[index].isEmpty {
                var tail = Array((scope == .url ? "," : ",\"url\":null,").utf8)
                tail += "\"scope\":\"\(scope.rawValue)\",\"reason\":".utf8
                JSONValue.optional(reasons[reason]).write(to: &tail)
                tail += "}\n".utf8
                made[index] = tail
            }
            return made[index]
        }
    }
}
