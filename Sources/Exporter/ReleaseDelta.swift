import PackedNames
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

    /// - Parameter changes: finished.
    static func write(_ changes: ReleaseChanges, into sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        var lines = Lines(changes.reasonTexts)
        var chunk = OutputBytes(capacity: 2 * chunkBytes)
        try changes.forEachPacked { kind, scope, text, reason in
            if scope == .url {
                chunk.append(line(kind, String(decoding: text, as: UTF8.self), scope, changes.reasonTexts[reason]))
            } else {
                lines.append(kind, NameBytes(text), scope, reason, to: &chunk)
            }
            if chunk.count >= chunkBytes {
                try chunk.withBytes { try sink(UnsafeRawBufferPointer($0)) }
                chunk.removeAll()
            }
        }
        if chunk.count > 0 { try chunk.withBytes { try sink(UnsafeRawBufferPointer($0)) } }
    }

    /// One change of a name or address.
    private static func line(
        _ kind: ReleaseChanges.Kind, _ text: String, _ scope: ListingScope, _ reason: String?
    ) -> [UInt8] {
        var line = Array("{\"change\":\"\(kind)\",\"name\":".utf8)
        JSONValue.optional(scope == .url ? nil : text).write(to: &line)
        line += ",\"url\":".utf8
        JSONValue.optional(scope == .url ? text : nil).write(to: &line)
        line += ",\"scope\":\"\(scope.rawValue)\",\"reason\":".utf8
        JSONValue.optional(reason).write(to: &line)
        line += "}\n".utf8
        return line
    }

    /// The lines of names: each made once for a kind of change, a scope and a reason.
    private struct Lines {
        /// A name that stands in no line of its own accord.
        private static let sampleName = "sample-name.zhalan.invalid"

        private let reasons: [String?]
        private var templates: [LineTemplate?]

        init(_ reasons: [String?]) {
            self.reasons = reasons
            templates = Array(repeating: nil, count: 4 * reasons.count)
        }

        @inline(__always)
        mutating func append(
            _ kind: ReleaseChanges.Kind, _ name: NameBytes, _ scope: ListingScope, _ reason: Int, to chunk: inout OutputBytes
        ) {
            let index = 4 * reason + (scope == .subtree ? 2 : 0) + (kind == .added ? 1 : 0)
            if templates[index] == nil { templates[index] = template(kind, scope, reason) }
            if let template = templates[index] {
                chunk.append(template, name)
            } else {
                chunk.append(ReleaseDelta.line(kind, name.text, scope, reasons[reason]))
            }
        }

        /// `nil` where a reason holds the sample name.
        private func template(_ kind: ReleaseChanges.Kind, _ scope: ListingScope, _ reason: Int) -> LineTemplate? {
            let line = ReleaseDelta.line(kind, Lines.sampleName, scope, reasons[reason])
            let template = LineTemplate(sample: line, name: Array(Lines.sampleName.utf8))
            return template?.names == 1 ? template : nil
        }
    }
}
