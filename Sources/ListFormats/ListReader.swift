import DomainNames
import PackedNames
import Vocabulary

/// Reads one list in one format, chunk by chunk and in constant memory.
///
/// Lines end in LF, CRLF or CR. A line that is too long, holds a NUL or is not UTF-8 is refused with its number, and
/// reading goes on with the next. A byte order mark in front is dropped.
package struct ListReader {
    /// What the lines of one input came to.
    package struct Counts: Hashable, Sendable {
        /// All lines, counted from 1.
        package var lines = 0
        /// Entries handed on; a line can hold several.
        package var entries = 0
        package var refused = 0
        /// Comments, blank lines and boilerplate.
        package var ignored = 0
        /// Entries taken as a subtree though the list speaks only of what lies below (`*.x` of a zone, `.x` of Clash).
        package var belowOnly = 0
        /// IP addresses handed on.
        package var literals = 0
        /// Whether the list begins with a byte order mark.
        package var hasByteOrderMark = false
        /// The first line that ends in a carriage return, counted from 1; 0 when none does.
        package var firstCarriageReturn = 0

        package init() {}
    }

    /// What the reader hands on, in the order of the lines.
    package enum Statement: Sendable {
        case entry(ListEntry, line: Int)
        /// An entry that the list's own allow rules do not undo (`$important`).
        case important(ListEntry, line: Int)
        /// The same statement of this list, before or behind this line, does not count (`$badfilter`).
        case cancelled(ListEntry, line: Int)
        /// An IP address that stands where a name should; only where the options ask for it.
        case literal(IPAddress, line: Int)
        case refused(Refusal)
    }

    package let dialect: ListDialect
    /// The file's name as it stands in refusals.
    package let path: String
    package private(set) var counts = Counts()

    private var reader: any ListSyntax
    private let maximumLineBytes: Int
    private let keepsIndentation: Bool
    private let isOneText: Bool
    private let holdsBack: Bool
    /// Where plain lines go without a value for each, and what reads them; `nil`: every line goes to the format's reader.
    private let writer: StatementWriter?
    private var scanner: PlainLineScanner?
    /// Lines from which the scanner may still learn without waiting.
    private var lessons = ListLimits.lessons
    /// Whether the list is a table whose header has not been read.
    private var awaitsHeader = false
    private var output: LineOutput
    /// The beginning of a line whose end is in a later chunk.
    private var carried: [UInt8] = []
    private var skipsToLineEnd = false
    private var endedInCarriageReturn = false
    private var isFirstLine = true
    /// Whether the last line of a text without lines has begun.
    private var hasPiece = false

    package init(format: ListFormatName, path: String, options: ReadingOptions = ReadingOptions()) {
        self.init(dialect: .format(format), path: path, options: options)
    }

    /// - Parameter writer: takes the plain lines that block a name; they are counted and not handed on.
    package init(
        dialect: ListDialect, path: String, options: ReadingOptions = ReadingOptions(), writer: StatementWriter? = nil
    ) {
        self.dialect = dialect
        self.path = path
        let syntax = dialect.syntax
        reader = syntax.init(options: options)
        output = LineOutput(options: options)
        maximumLineBytes = dialect.maximumLineBytes
        keepsIndentation = syntax.keepsIndentation
        isOneText = syntax.isOneText
        holdsBack = syntax.holdsBack
        self.writer = writer
        if writer != nil, let suspicion = ListableName.suspicion, let lines = syntax.plainLines(options) {
            scanner = PlainLineScanner(lines, suspicion: suspicion)
        }
        awaitsHeader = writer != nil && syntax.isTable
    }

    /// Reads the next bytes of the list; complete lines are handed on before it returns.
    package mutating func consume(_ chunk: UnsafeRawBufferPointer, _ receive: (Statement) -> Void) {
        chunk.withMemoryRebound(to: UInt8.self) { bytes in
            var start = 0
            while start < bytes.count {
                start = passPlainLines(bytes, from: start, receive)
                guard let index = bytes[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { break }
                if index > start { endedInCarriageReturn = false }
                let byte = bytes[index]
                let completesCRLF = byte == 0x0A && endedInCarriageReturn
                endedInCarriageReturn = byte == 0x0D
                if endedInCarriageReturn, counts.firstCarriageReturn == 0 { counts.firstCarriageReturn = counts.lines + 1 }
                if !completesCRLF { endLine(with: UnsafeBufferPointer(rebasing: bytes[start..<index]), receive) }
                start = index + 1
            }
            let rest = UnsafeBufferPointer(rebasing: bytes[start..<bytes.count])
            if !rest.isEmpty { endedInCarriageReturn = false }
            if isOneText { readPiece(Line(bytes: rest), receive) } else { carry(rest, receive) }
        }
    }

    /// Reads plain lines from a line's beginning on.
    /// - Returns: where the next line begins that the format's reader must see.
    mutating func passPlainLines(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, most: Int = .max, _ receive: (Statement) -> Void
    ) -> Int {
        passPlainLines(bytes, from: start, receive) { scanner, start, firstLine, writer in
            scanner?.read(bytes, from: start, firstLine: firstLine, most: most, into: writer)
        }
    }

    /// - Parameter pass: reads what it can from there on; nothing where there is no scanner.
    mutating func passPlainLines(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ receive: (Statement) -> Void,
        _ pass: (inout PlainLineScanner?, _ start: Int, _ firstLine: Int, StatementWriter) -> PlainLineScanner.Passed?
    ) -> Int {
        guard scanner != nil, let writer, carried.isEmpty, !skipsToLineEnd, !isFirstLine else { return start }
        var start = start
        if endedInCarriageReturn {
            endedInCarriageReturn = false
            if bytes[start] == 0x0A { start += 1 }
            if start == bytes.count { return start }
        }
        guard reader.mayPassPlainLine(beginning: bytes[start]) else { return start }
        if holdsBack {
            output.clear()
            output.source = nil
            reader.finish(into: &output)
            handOn(receive)
        }
        guard let passed = pass(&scanner, start, counts.lines + 1, writer) else { return start }
        if counts.firstCarriageReturn == 0, passed.firstCarriageReturn > 0 {
            counts.firstCarriageReturn = counts.lines + passed.firstCarriageReturn
        }
        counts.lines += passed.lines
        counts.entries += passed.entries
        counts.ignored += passed.ignored
        if let last = passed.lastEntry { reader.passedPlainLines(last: Line(bytes: UnsafeBufferPointer(rebasing: bytes[last]))) }
        return passed.next
    }

    /// Reads the next bytes of the list.
    package mutating func consume(_ chunk: ArraySlice<UInt8>, _ receive: (Statement) -> Void) {
        chunk.withUnsafeBytes { consume($0, receive) }
    }

    /// Reads the last line, which needs no line end, and hands on what the format still held back.
    package mutating func finish(_ receive: (Statement) -> Void) {
        if isOneText { counts.lines += hasPiece ? 1 : 0 }
        if !carried.isEmpty || skipsToLineEnd { endLine(with: UnsafeBufferPointer(start: nil, count: 0), receive) }
        output.clear()
        output.source = nil
        reader.finish(into: &output)
        handOn(receive)
    }

    private mutating func carry(_ bytes: UnsafeBufferPointer<UInt8>, _ receive: (Statement) -> Void) {
        guard !bytes.isEmpty, !skipsToLineEnd else { return }
        carried.append(contentsOf: bytes.prefix(maximumLineBytes + 1 - carried.count))
        if carried.count > maximumLineBytes { refuseLongLine(receive) }
    }

    private mutating func refuseLongLine(_ receive: (Statement) -> Void) {
        refuse(.lineTooLong(limit: maximumLineBytes), carried.prefix(Refusal.maximumText), counts.lines + 1, 1, receive)
        carried.removeAll(keepingCapacity: true)
        skipsToLineEnd = true
    }

    /// A piece of a text whose lines mean nothing; only a byte order mark is taken off.
    private mutating func readPiece(_ piece: Line, _ receive: (Statement) -> Void) {
        guard !piece.isEmpty else { return }
        hasPiece = true
        output.clear()
        output.line = counts.lines + 1
        output.source = nil
        reader.read(piece, into: &output)
        handOn(receive)
    }

    private mutating func endLine(with tail: UnsafeBufferPointer<UInt8>, _ receive: (Statement) -> Void) {
        if isOneText {
            readPiece(Line(bytes: tail), receive)
            counts.lines += 1
            hasPiece = false
            return
        }
        if !skipsToLineEnd, carried.count + tail.count > maximumLineBytes {
            carry(tail, receive)  // refuses it
        }
        counts.lines += 1
        defer { isFirstLine = false }
        if skipsToLineEnd {
            skipsToLineEnd = false
            return
        }
        if carried.isEmpty { return readLine(Line(bytes: tail), receive) }
        carried.append(contentsOf: tail)
        let whole = carried
        whole.withUnsafeBufferPointer { readLine(Line(bytes: $0), receive) }
        carried.removeAll(keepingCapacity: true)
    }

    private mutating func readLine(_ complete: Line, _ receive: (Statement) -> Void) {
        var line = complete
        if isFirstLine, line.count >= 3, line.bytes[0] == 0xEF, line.bytes[1] == 0xBB, line.bytes[2] == 0xBF {
            line = line.dropFirst(3)
            counts.hasByteOrderMark = true
        }
        let trimmed = line.trimmed
        if trimmed.isEmpty {
            counts.ignored += 1
            return
        }
        var isASCII = true
        for index in 0..<trimmed.count {
            let byte = trimmed.bytes[index]
            if byte == 0 {
                return refuse(.nulByte, trimmed.bytes, counts.lines, column(of: trimmed, index, in: complete), receive)
            }
            if byte >= 0x80 { isASCII = false }
        }
        if !isASCII, let index = trimmed.firstUTF8Fault {
            return refuse(.notUTF8, trimmed.bytes, counts.lines, column(of: trimmed, index, in: complete), receive)
        }
        output.clear()
        output.line = counts.lines
        output.source = complete.bytes
        reader.read(keepsIndentation ? line : trimmed, into: &output)
        handOn(receive)
        if awaitsHeader, let table = reader.plainTable, let suspicion = ListableName.suspicion {
            awaitsHeader = false
            scanner = PlainLineScanner(table, commentMarks: "#", suspicion: suspicion)
        } else if scanner != nil, trimmed.count == complete.count {
            teach(trimmed)
        }
    }

    /// Tells the scanner how a line ends that it had to leave to the format's reader. Where each line ends differently nothing is
    /// gained, so after some of them only one in a few is looked at.
    private mutating func teach(_ line: Line) {
        guard output.entries.count == 1, output.faults.isEmpty, lessons > 0 || counts.lines % ListLimits.lessonInterval == 0,
            let (start, isSubtree) = reader.plainEnd(of: line)
        else { return }
        lessons -= 1
        scanner?.learn(UnsafeBufferPointer(rebasing: line.bytes[start...]), isSubtree: isSubtree)
    }

    private func column(of part: Line, _ index: Int, in line: Line) -> Int {
        guard let start = line.bytes.baseAddress, let found = part.bytes.baseAddress else { return 0 }
        return found - start + index + 1
    }

    private mutating func handOn(_ receive: (Statement) -> Void) {
        counts.entries += output.entries.count
        counts.ignored += output.ignored
        counts.belowOnly += output.belowOnly
        counts.literals += output.literals.count
        for (address, line) in output.literals { receive(.literal(address, line: line)) }
        for (entry, line, weight) in output.entries {
            switch weight {
            case .plain: receive(.entry(entry, line: line))
            case .important: receive(.important(entry, line: line))
            case .cancels: receive(.cancelled(entry, line: line))
            }
        }
        for (fault, text, line, column) in output.faults {
            refuse(fault, text.utf8.prefix(Refusal.maximumText * 2), line, column, receive)
        }
    }

    private mutating func refuse(
        _ fault: LineFault, _ text: some Collection<UInt8>, _ line: Int, _ column: Int, _ receive: (Statement) -> Void
    ) {
        counts.refused += 1
        let shown = String(decoding: text.prefix(Refusal.maximumText * 2), as: UTF8.self)
        receive(
            .refused(
                Refusal(
                    path: path, line: line, column: column, text: shown, reason: fault.label, explanation: fault.explanation)))
    }
}
