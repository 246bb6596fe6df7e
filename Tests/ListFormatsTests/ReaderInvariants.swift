import DomainNames
import ListFormats
import PackedNames
import Vocabulary

/// What holds for every text that anybody calls a list, in whatever format it is read. Used by tests and by the fuzzer, so it needs
/// neither of them.
struct ReaderInvariants {
    /// All that a reader handed on, in words that can be compared.
    private var said: [String] = []
    private var names: [DomainName: ListingScope] = [:]
    private(set) var counts = ListReader.Counts()
    private(set) var faults: [String] = []

    /// Reads a text whole.
    init(_ bytes: [UInt8], as dialect: ListDialect, options: ReadingOptions = ReadingOptions()) {
        read(bytes, as: dialect, options, chunk: .max)
    }

    /// Checks everything that must hold of a text.
    /// - Returns: what does not hold; empty when all is well.
    static func faults(of bytes: [UInt8], as dialect: ListDialect, chunk: Int) -> [String] {
        var options = ReadingOptions()
        options.takesAddressLiterals = bytes.count % 2 == 0
        options.dropsModifiers = bytes.count % 3 == 0
        var whole = ReaderInvariants(bytes, as: dialect, options: options)
        var pieces = ReaderInvariants([], as: dialect)
        pieces.read(bytes, as: dialect, options, chunk: max(1, chunk))
        // Plain lines are read past the format's reader and must say the same.
        var plain = ReaderInvariants([], as: dialect)
        plain.read(bytes, as: dialect, options, chunk: .max, isPlain: true)
        plain.said.sort()
        // Of one line, or one piece of a text without lines, entries are handed on before refusals.
        whole.said.sort()
        pieces.said.sort()
        if whole.said != pieces.said {
            let both = zip(whole.said + ["nothing"], pieces.said + ["nothing"]).first { $0 != $1 }
            whole.faults.append("in pieces of \(chunk) bytes it says \(both?.1 ?? "more"), not \(both?.0 ?? "that")")
        }
        if whole.counts != pieces.counts {
            whole.faults.append("in pieces of \(chunk) bytes it counts \(pieces.counts), not \(whole.counts)")
        }
        if whole.said != plain.said || whole.counts != plain.counts {
            let both = zip(whole.said + ["nothing"], plain.said + ["nothing"]).first { $0 != $1 }
            whole.faults.append("plain lines say \(both?.1 ?? "\(plain.counts)"), not \(both?.0 ?? "\(whole.counts)")")
        }
        whole.checkWriting()
        _ = try? FormatDetector.detect(bytes)
        return whole.faults
    }

    private mutating func read(
        _ bytes: [UInt8], as dialect: ListDialect, _ options: ReadingOptions, chunk: Int, isPlain: Bool = false
    ) {
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        var reader = ListReader(dialect: dialect, path: "fuzz", options: options, writer: isPlain ? writer : nil)
        var statements: [ListReader.Statement] = []
        var start = 0
        while start < bytes.count {
            let end = start + min(chunk, bytes.count - start)
            reader.consume(bytes[start..<end]) { statements.append($0) }
            start = end
        }
        reader.finish { statements.append($0) }
        counts = reader.counts
        for statement in statements { take(statement) }
        StatementParts([writer]).forEachStatement { name, isSubtree, _, line in
            take(.entry(ListEntry(name: DomainName(name), scope: isSubtree ? .subtree : .exact), line: Int(line)))
        }
    }

    private mutating func take(_ statement: ListReader.Statement) {
        switch statement {
        case .entry(let entry, let line), .important(let entry, let line):
            said.append("\(line) \(entry)")
            check(line)
            check(entry)
        case .cancelled(let entry, let line):
            said.append("\(line) not \(entry)")
            check(line)
        case .literal(let address, let line):
            said.append("\(line) \(address)")
            check(line)
        case .refused(let refusal):
            said.append("\(refusal)")
            check(refusal.line)
            if refusal.reason.isEmpty || refusal.explanation.isEmpty { faults.append("a refusal without a reason: \(refusal)") }
            if refusal.text.utf8.count > Refusal.maximumText { faults.append("a refusal of \(refusal.text.utf8.count) bytes") }
        }
    }

    private mutating func check(_ line: Int) {
        if line < 1 || line > counts.lines { faults.append("line \(line) of \(counts.lines)") }
    }

    private mutating func check(_ entry: ListEntry) {
        guard case .name(let name) = entry.subject else { return }
        if (try? DomainName(name.text)) != name { faults.append("\(name) is no name, or another") }
        let isPlain = name.text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
            default: false
            }
        }
        if !isPlain || name.text.utf8.count > DomainName.maximumLength { faults.append("\(name) must not be listed") }
        if entry.action == .block { names[name] = names[name] == .subtree ? .subtree : entry.scope }
    }

    /// Whatever was read can be written in every format: the writer stops at a line that says something else.
    private mutating func checkWriting() {
        let list = Blocklist(names: names.map { Blocklist.Name($0.key, $0.value) }.sorted { $0.name < $1.name })
        for format in ListFormatName.allCases {
            do {
                let header = ListHeader(title: "fuzz", serial: 1, generated: nil)
                _ = try ListWriter(format: format, header: header).write(list) { _ in }
            } catch {
                faults.append("\(format.rawValue): \(error)")
            }
        }
    }
}
