/// Cuts a stream of bytes into rows and cells (RFC 4180), and finds its way back after a broken quote.
///
/// A row that goes wrong — a quote that never closes, or text behind a closing quote — is refused, and scanning begins
/// again behind the *first line* of that row, so that one stray quote costs one line and no good row. A row's bytes are
/// therefore kept until it ends, at most `limit` of them.
struct CSVRowScanner: Sendable {
    enum Row {
        case cells([ArraySlice<UInt8>], line: Int)
        case fault(Fault, line: Int, excerpt: ArraySlice<UInt8>)
    }

    private enum State { case cellStart, plain, quoted, quoteInQuoted, skipping }

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")

    private let delimiter: UInt8
    private let limit: Int
    private var buffer: [UInt8] = []
    private var rowStart = 0
    private var position = 0
    private var cellStart = 0
    private var state = State.cellStart
    private var cells: [Range<Int>] = []
    /// The cell being read, or one read before, has doubled quotes to undo.
    private var quotedCells: Set<Int> = []
    private var line = 1
    private var newlinesInRow = 0

    init(delimiter: UInt8, limit: Int) {
        self.delimiter = delimiter
        self.limit = limit
    }

    mutating func consume(_ chunk: ArraySlice<UInt8>, _ body: (Row) -> Void) {
        // In pieces, so that a chunk of any size needs no buffer of its size.
        var rest = chunk
        while !rest.isEmpty {
            buffer += rest.prefix(limit)
            rest = rest.dropFirst(limit)
            scan(body)
            compact()
        }
    }

    mutating func finish(_ body: (Row) -> Void) {
        while position > rowStart, state != .skipping {
            if state == .quoted {
                refuse(CSVRowScanner.unclosed, body)
                scan(body)
            } else {
                endRow(at: position, next: position, body)
            }
        }
    }

    private static let unclosed = Fault(
        "unclosed-quote", "a quote opens a field and never closes; only this line is refused, reading goes on behind it")
    private static let behindQuote = Fault(
        "text-behind-quote", "text stands behind a closing quote; a quote inside a quoted field is written twice")

    private mutating func scan(_ body: (Row) -> Void) {
        while position < buffer.count {
            let byte = buffer[position]
            position += 1
            switch state {
            case .skipping:
                if byte == CSVRowScanner.newline { restart(at: position, lines: 1) }
                continue
            case .cellStart where byte == CSVRowScanner.quote:
                state = .quoted
                quotedCells.insert(cells.count)
            case .quoted:
                if byte == CSVRowScanner.quote { state = .quoteInQuoted }
                if byte == CSVRowScanner.newline { newlinesInRow += 1 }
            case .quoteInQuoted where byte == CSVRowScanner.quote: state = .quoted
            case .quoteInQuoted where byte == UInt8(ascii: "\r"): break
            case .cellStart, .plain, .quoteInQuoted:
                if byte == delimiter {
                    cells.append(cellStart..<(position - 1))
                    cellStart = position
                    state = .cellStart
                } else if byte == CSVRowScanner.newline {
                    endRow(at: position - 1, next: position, body)
                    continue
                } else if state == .quoteInQuoted {
                    refuse(CSVRowScanner.behindQuote, body)
                    continue
                } else {
                    state = .plain
                }
            }
            if position - rowStart > limit { overflow(body) }
        }
    }

    private mutating func endRow(at end: Int, next: Int, _ body: (Row) -> Void) {
        cells.append(cellStart..<end)
        if var last = cells.last {
            if last.upperBound > last.lowerBound, buffer[last.upperBound - 1] == UInt8(ascii: "\r") {
                last = last.lowerBound..<(last.upperBound - 1)
            }
            cells[cells.count - 1] = last
        }
        let values = cells.enumerated().map { index, range in
            quotedCells.contains(index) ? unquoted(range) : buffer[range]
        }
        body(.cells(values, line: line))
        restart(at: next, lines: newlinesInRow + 1)
    }

    /// Refuses the first line of the row and goes back to the line behind it.
    private mutating func refuse(_ fault: Fault, _ body: (Row) -> Void) {
        let end = buffer[rowStart..<position].firstIndex(of: CSVRowScanner.newline) ?? position
        body(.fault(fault, line: line, excerpt: buffer[rowStart..<end].prefix(LineSplitter.excerpt)))
        if end == position {
            state = .skipping  // the fault stands in the row's first line, which goes on
        } else {
            restart(at: end + 1, lines: 1)
        }
    }

    private mutating func overflow(_ body: (Row) -> Void) {
        if state == .quoted || state == .quoteInQuoted { return refuse(CSVRowScanner.unclosed, body) }
        refuse(Fault("line-too-long", "the row is longer than \(limit) bytes"), body)
    }

    private mutating func restart(at start: Int, lines: Int) {
        rowStart = start
        position = start
        cellStart = start
        state = .cellStart
        cells.removeAll(keepingCapacity: true)
        quotedCells.removeAll(keepingCapacity: true)
        line += lines
        newlinesInRow = 0
    }

    /// Drops what is behind us.
    private mutating func compact() {
        let done = state == .skipping ? position : rowStart
        buffer.removeSubrange(..<done)
        position -= done
        cellStart -= min(done, cellStart)
        rowStart = 0
        for index in cells.indices { cells[index] = cells[index].lowerBound - done..<cells[index].upperBound - done }
        if state == .skipping { cells.removeAll() }
    }

    private func unquoted(_ range: Range<Int>) -> ArraySlice<UInt8> {
        var output: [UInt8] = []
        var index = range.lowerBound + 1
        while index < range.upperBound {
            let byte = buffer[index]
            if byte == CSVRowScanner.quote {
                guard index + 1 < range.upperBound, buffer[index + 1] == CSVRowScanner.quote else { break }
                index += 1
            }
            output.append(byte)
            index += 1
        }
        return output[...]
    }
}
