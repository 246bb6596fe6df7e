import DomainNames
import Foundation
import ListFormats
import Protection
import Vocabulary

/// Takes a list of popular names into the state.
package struct PopularImport {
    package struct Options: Sendable {
        /// The name to keep it under; `nil` takes the file's.
        package var name: String?
        /// How many names are kept, in the list's order.
        package var top = ProtectionLimits.popularNames

        package init() {}
    }

    package struct Summary: Sendable {
        package let source: String
        package let names: Int
        package let leftOut: Int
        package let refused: Int
        package let dated: Timestamp
    }

    private let shelf: PopularShelf
    private let now: Timestamp

    package init(shelf: PopularShelf, now: Timestamp) {
        self.shelf = shelf
        self.now = now
    }

    /// Reads the list and puts it in the place of the one of its name.
    ///
    /// - Throws: `PipelineError` when the file can't be read, holds no name, or fewer than half of its lines are understood: then
    ///   the list before stays.
    package func run(_ path: String, options: Options, onRefusal: (Refusal) -> Void) throws -> Summary {
        if path == "-" {
            throw PipelineError(.usage, "a popular list is read from a file, not from stdin", hint: "save it first")
        }
        let source = try PopularImport.source(options.name ?? PopularImport.stem(of: path))
        var draft = PopularDraft(top: options.top)
        var refused = 0
        func count(_ refusal: Refusal) {
            refused += 1
            onRefusal(refusal)
        }
        let first = try PopularImport.firstLine(of: path)
        if let columns = PopularColumns(firstLine: first) {
            try readTable(path, columns, into: &draft, count)
        } else {
            // A warninglist may stand in one line, as lines of JSON do.
            let isJSON = first.hasPrefix("{") || first.hasPrefix("[")
            try readList(path, isJSON ? .json : nil, into: &draft, count)
        }
        guard draft.names > 0, draft.names + draft.leftOut >= refused else {
            throw PipelineError(
                .input, "\(path): \(draft.names) names and \(refused) lines that hold none; nothing was imported",
                hint: "known are Tranco, Umbrella and Majestic CSV, MISP warninglists of host names, and plain lists of names")
        }
        let dated = ListFileReader.modified(path) ?? now
        try shelf.replace(source, with: draft.file(source: source, dated: dated, imported: now))
        return Summary(source: source, names: draft.names, leftOut: draft.leftOut, refused: refused, dated: dated)
    }

    /// The first line that is not empty: it tells the form of the list.
    private static func firstLine(of path: String) throws -> String {
        var lines = InputLines()
        var first: String?
        func note(_ line: String, _ number: Int) { if first == nil, !line.isEmpty { first = line } }
        struct Enough: Error {}
        do {
            try InputBytes(path: path).read { bytes in
                lines.take(bytes, note)
                if first != nil { throw Enough() }
            }
            lines.finish(note)
        } catch is Enough {}
        guard let first else { throw PipelineError(.input, "\(path): the file is empty") }
        if first.hasPrefix("PK\u{3}\u{4}") {
            throw PipelineError(
                .input, "\(path): this is a zip archive", hint: "unzip it; gzip, zstd and xz are read as they are")
        }
        return first
    }

    private func readTable(
        _ path: String, _ columns: PopularColumns, into draft: inout PopularDraft, _ onRefusal: (Refusal) -> Void
    ) throws {
        var lines = InputLines()
        var isHeader = columns.hasHeader
        func take(_ line: String, _ number: Int) {
            if line.isEmpty { return }
            if isHeader {
                isHeader = false
                return
            }
            switch columns.row(line) {
            case .success(let row): draft.add(row)
            case .failure(.topLevel): break  // protected anyway
            case .failure(let fault):
                onRefusal(
                    Refusal(
                        path: path, line: number, text: line, reason: fault.rawValue,
                        explanation: "this is no row of a rank and a name"))
            }
        }
        try InputBytes(path: path).read { lines.take($0, take) }
        lines.finish(take)
    }

    /// A list without ranks, in any format that is known; its order is its ranking.
    private func readList(_ path: String, _ dialect: ListDialect?, into draft: inout PopularDraft, _ onRefusal: (Refusal) -> Void)
        throws
    {
        var rank: UInt32 = 0
        _ = try ListFileReader(path: path, from: dialect, reading: ReadingOptions()).read { statement in
            switch statement {
            case .cancelled, .literal: break
            case .refused(let refusal): onRefusal(refusal)
            case .entry(let entry, _), .important(let entry, _):
                if case .name(let name) = entry.subject {
                    rank += 1
                    draft.add(PopularRow(rank: rank, name: name))
                }
            }
        }
    }

    private static func stem(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? ""
        return String(file.prefix { $0 != "." }).lowercased()
    }

    /// The name becomes a file's: letters, digits and hyphens, at most 40.
    package static func source(_ text: String) throws -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        guard isPlain, (1...40).contains(text.utf8.count) else {
            throw PipelineError(
                .usage, "\"\(PlainText.escaped(text, limit: 60))\" is no name for a popular list",
                hint: "give one with --name: a–z, 0–9, - and _, at most 40 of them")
        }
        return text
    }
}

/// Cuts bytes into lines; what is longer than any line of a popular list is cut short and told as it is.
private struct InputLines {
    private var open: [UInt8] = []
    private var number = 0

    mutating func take(_ bytes: UnsafeRawBufferPointer, _ body: (String, Int) -> Void) {
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            append(rest[..<end])
            close(body)
            rest = rest[(end + 1)...]
        }
        append(rest)
    }

    mutating func finish(_ body: (String, Int) -> Void) {
        if !open.isEmpty { close(body) }
    }

    private mutating func append(_ bytes: Slice<UnsafeRawBufferPointer>) {
        open += bytes.prefix(max(0, ProtectionLimits.lineBytes - open.count))
    }

    private mutating func close(_ body: (String, Int) -> Void) {
        number += 1
        if open.last == UInt8(ascii: "\r") { open.removeLast() }
        if number == 1, open.starts(with: [0xEF, 0xBB, 0xBF]) { open.removeFirst(3) }
        body(String(decoding: open, as: UTF8.self), number)
        open.removeAll(keepingCapacity: true)
    }
}
