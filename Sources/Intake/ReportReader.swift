import DomainNames
import Vocabulary

/// Reads a file of reports chunk by chunk, in memory bounded by `IntakeLimits` however long the file or its lines are.
///
/// ```
/// var reader = ReportReader(format: .auto, path: "inbox/desk.csv", source: "desk", now: now)
/// for chunk in chunks { try reader.consume(chunk) { item in … } }
/// try reader.finish { item in … }
/// ```
package struct ReportReader: Sendable {
    private let builder: ReportBuilder
    private var stage: Stage
    /// The first bytes, until the format is told from them.
    private var head: [UInt8] = []
    private var gate: RowGate

    private enum Stage: Sendable {
        case undecided(ReportFormat)
        case text(LineSplitter)
        case jsonLines(LineSplitter)
        case csv(CSVReports)
        case urlhaus(URLhausLines, CSVReports)
        case document(ReportDocument)
    }

    /// - Parameters:
    ///   - format: how the reports are written; `auto` tells it from the first line that is not blank.
    ///   - path: what refusals call the file; `-` for stdin.
    ///   - source: who reported, where a row has no `source` of its own.
    ///   - now: the time of intake, for rows without `reported_at`.
    package init(
        format: ReportFormat = .auto, path: String, source: String, now: Timestamp,
        limits: IntakeLimits = IntakeLimits()
    ) {
        builder = ReportBuilder(path: path, source: source, now: now, limits: limits)
        stage = .undecided(format)
        gate = RowGate(path: path, limit: limits.rows)
    }

    /// Rows behind `IntakeLimits.rows`, which were passed over without a refusal of their own.
    package var skippedRows: Int { gate.skipped }

    /// The format being read; `auto` while it is not told yet.
    package var format: ReportFormat {
        switch stage {
        case .undecided: .auto
        case .text: .text
        case .jsonLines: .jsonl
        case .csv: .csv
        case .urlhaus: .urlhaus
        case .document(let document): document.kind == .certpl ? .certpl : .misp
        }
    }

    /// Takes the next bytes of the file; emits an item for each report and refusal that they complete.
    package mutating func consume(_ chunk: ArraySlice<UInt8>, emit: (ReportItem) -> Void) throws(IntakeError) {
        guard case .undecided(let wanted) = stage else { return try feed(chunk, emit: emit) }
        head += chunk
        if head.count < builder.limits.detectionBytes, !FormatDetector.isEnough(head) { return }
        try decide(wanted, emit: emit)
    }

    /// Says that the file has ended: a last line without a newline is read.
    package mutating func finish(emit: (ReportItem) -> Void) throws(IntakeError) {
        if case .undecided(let wanted) = stage { try decide(wanted, emit: emit) }
        switch stage {
        case .undecided: return
        case .text(var splitter):
            splitter.finish { line in read(text: line, emit: emit) }
            stage = .text(splitter)
        case .jsonLines(var splitter):
            splitter.finish { line in read(json: line, emit: emit) }
            stage = .jsonLines(splitter)
        case .csv(var csv):
            try csv.finish(&gate, emit: emit)
            stage = .csv(csv)
        case .urlhaus(var lines, var csv):
            try lines.finish { bytes throws(IntakeError) in try csv.consume(bytes, &gate, emit: emit) }
            try csv.finish(&gate, emit: emit)
            stage = .urlhaus(lines, csv)
        case .document(let document): try read(document, emit: emit)
        }
    }

    /// Each entry of a document as a report; one that its publisher has taken off is refused.
    private mutating func read(_ document: ReportDocument, emit: (ReportItem) -> Void) throws(IntakeError) {
        for (index, fields) in try document.fields(path: builder.path).enumerated() {
            if fields.extra["deleted_at"] != nil {
                let fault = Fault("deleted", "its publisher has taken it off the list")
                gate.pass(.refusal(builder.refusal(index + 1, fields.url ?? "", fault)), emit)
                continue
            }
            gate.pass(builder.item(fields: fields, line: index + 1, text: ""), emit)
        }
    }

    /// Reads one link given on the command line; `index` counts from 1 and stands for the line.
    package static func read(
        argument: String, index: Int = 1, source: String, now: Timestamp,
        limits: IntakeLimits = IntakeLimits()
    ) -> ReportItem {
        let builder = ReportBuilder(path: "arguments", source: source, now: now, limits: limits)
        return builder.item(link: argument, line: index)
    }

    private mutating func decide(_ wanted: ReportFormat, emit: (ReportItem) -> Void) throws(IntakeError) {
        if let encoding = FormatDetector.foreignEncoding(head) {
            throw .notUTF8(path: builder.path, encoding: encoding)
        }
        let bytes = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...]
        let lines = LineSplitter(limit: builder.limits.lineBytes)
        switch wanted == .auto ? FormatDetector.format(of: bytes, path: builder.path) : wanted {
        case .csv: stage = .csv(CSVReports(builder: builder))
        case .jsonl: stage = .jsonLines(lines)
        case .urlhaus: stage = .urlhaus(URLhausLines(limit: builder.limits.lineBytes), CSVReports(builder: builder))
        case .certpl: stage = .document(ReportDocument(kind: .certpl, limit: builder.limits.documentBytes))
        case .misp: stage = .document(ReportDocument(kind: .misp, limit: builder.limits.documentBytes))
        case .text, .auto: stage = .text(lines)
        }
        head = []
        try feed(bytes, emit: emit)
    }

    private mutating func feed(_ chunk: ArraySlice<UInt8>, emit: (ReportItem) -> Void) throws(IntakeError) {
        switch stage {
        case .undecided: return
        case .text(var splitter):
            stage = .undecided(.text)  // gives the buffer up, so that it is changed in place
            splitter.consume(chunk) { line in read(text: line, emit: emit) }
            stage = .text(splitter)
        case .jsonLines(var splitter):
            stage = .undecided(.jsonl)
            splitter.consume(chunk) { line in read(json: line, emit: emit) }
            stage = .jsonLines(splitter)
        case .csv(var csv):
            stage = .undecided(.csv)
            defer { stage = .csv(csv) }
            try csv.consume(chunk, &gate, emit: emit)
        case .urlhaus(var lines, var csv):
            stage = .undecided(.urlhaus)
            defer { stage = .urlhaus(lines, csv) }
            try lines.consume(chunk) { bytes throws(IntakeError) in try csv.consume(bytes, &gate, emit: emit) }
        case .document(var document):
            stage = .undecided(.misp)
            defer { stage = .document(document) }
            try document.consume(chunk, path: builder.path)
        }
    }

    private mutating func read(text line: LineSplitter.Line, emit: (ReportItem) -> Void) {
        do throws(Fault) {
            let text = try builder.text(of: line)
            let scalars = Array(text.unicodeScalars)
            guard let first = scalars.first(where: { !Prose.isBlank($0) }), first != "#" else { return }
            let links = LinkFinder(scalars).links()
            if links.isEmpty {
                throw Fault("no-link", "the line has no link; a line that is only a remark begins with '#'")
            }
            for link in links { gate.pass(builder.item(link: link, line: line.number), emit) }
        } catch {
            refuse(line, error, emit)
        }
    }

    private mutating func read(json line: LineSplitter.Line, emit: (ReportItem) -> Void) {
        do throws(Fault) {
            let text = try builder.text(of: line)
            if text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
            let fields = try JSONReport.fields(of: text, limits: builder.limits)
            gate.pass(builder.item(fields: fields, line: line.number, text: text), emit)
        } catch {
            refuse(line, error, emit)
        }
    }

    private mutating func refuse(_ line: LineSplitter.Line, _ fault: Fault, _ emit: (ReportItem) -> Void) {
        let excerpt = String(decoding: line.bytes.prefix(LineSplitter.excerpt), as: UTF8.self)
        gate.pass(.refusal(builder.refusal(line.number, excerpt, fault)), emit)
    }
}
