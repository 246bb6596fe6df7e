import Vocabulary

/// Rows of a CSV file with a header as reports.
struct CSVReports: Sendable {
    private let builder: ReportBuilder
    /// The first line, until its delimiter is known.
    private var head: [UInt8] = []
    private var scanner: CSVRowScanner?
    private var header: CSVHeader?

    init(builder: ReportBuilder) {
        self.builder = builder
    }

    mutating func consume(
        _ chunk: ArraySlice<UInt8>, _ gate: inout RowGate, emit: (ReportItem) -> Void
    ) throws(IntakeError) {
        if scanner != nil { return try feed(chunk, &gate, emit: emit) }
        head += chunk
        let isWhole = FormatDetector.isEnough(head) || head.count >= builder.limits.lineBytes
        if isWhole { try begin(&gate, emit: emit) }
    }

    mutating func finish(_ gate: inout RowGate, emit: (ReportItem) -> Void) throws(IntakeError) {
        if scanner == nil { try begin(&gate, emit: emit) }
        var fault: IntakeError?
        if var working = scanner {
            scanner = nil
            working.finish { row in fault = fault ?? take(row, &gate, emit: emit) }
            scanner = working
        }
        if let fault { throw fault }
        if header == nil { throw .noURLColumn(path: builder.path, found: []) }
    }

    private mutating func begin(_ gate: inout RowGate, emit: (ReportItem) -> Void) throws(IntakeError) {
        let start = head.firstIndex { $0 != 0x20 && !(0x09...0x0D).contains($0) } ?? head.endIndex
        let line = head[start...].prefix { $0 != UInt8(ascii: "\n") }
        scanner = CSVRowScanner(delimiter: CSVHeader.delimiter(of: line), limit: builder.limits.lineBytes)
        let bytes = head[...]
        head = []
        try feed(bytes, &gate, emit: emit)
    }

    private mutating func feed(
        _ chunk: ArraySlice<UInt8>, _ gate: inout RowGate, emit: (ReportItem) -> Void
    ) throws(IntakeError) {
        guard var working = scanner else { return }
        scanner = nil  // gives the buffer up, so that it is changed in place
        var fault: IntakeError?
        working.consume(chunk) { row in fault = fault ?? take(row, &gate, emit: emit) }
        scanner = working
        if let fault { throw fault }
    }

    /// Takes one row; the error stops the file, and only a header can have one.
    private mutating func take(_ row: CSVRowScanner.Row, _ gate: inout RowGate, emit: (ReportItem) -> Void) -> IntakeError? {
        switch row {
        case .fault(let fault, let line, let excerpt):
            gate.pass(.refusal(builder.refusal(line, String(decoding: excerpt, as: UTF8.self), fault)), emit)
        case .cells(let cells, let line):
            if cells.count == 1, cells[0].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return nil }
            do throws(Fault) {
                var texts: [String] = []
                for cell in cells { texts.append(try ReportBuilder.text(cell)) }
                return take(texts, line, &gate, emit: emit)
            } catch {
                let text = String(decoding: Array(cells.joined(separator: [UInt8(ascii: ",")])).prefix(256), as: UTF8.self)
                gate.pass(.refusal(builder.refusal(line, text, error)), emit)
            }
        }
        return nil
    }

    private mutating func take(
        _ cells: [String], _ line: Int, _ gate: inout RowGate, emit: (ReportItem) -> Void
    ) -> IntakeError? {
        guard let header else {
            do throws(IntakeError) {
                self.header = try CSVHeader(cells: cells, path: builder.path, limits: builder.limits)
                return nil
            } catch {
                return error
            }
        }
        let text = { cells.joined(separator: ",") }
        guard cells.count == header.names.count else {
            let why = "the row has \(cells.count) fields; the header has \(header.names.count)"
            gate.pass(.refusal(builder.refusal(line, text(), "wrong-width", why)), emit)
            return nil
        }
        gate.pass(builder.item(fields: header.fields(of: cells), line: line, text: text()), emit)
        return nil
    }
}
