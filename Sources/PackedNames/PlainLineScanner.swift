/// Reads plain lines straight from the bytes of a list into the statements.
///
/// Bounds: a line is looked at only where `reach` bytes from its beginning are readable, which is more than the longest prefix, name
/// and suffix that are taken, and the slack of each; a learned suffix, which may be longer, only where it and a line's end are
/// readable. The lines at the end of a chunk are the format reader's.
package struct PlainLineScanner {
    /// 16 for the prefix and its spaces, 64 for the name, 128 for what follows, twice for a pair, and the slack.
    static let reach = 512
    private static let longestSpace = 16
    /// Longer comments go to the format's reader, which knows the limit for lines.
    private static let longestComment = 3800
    /// And longer rows of tables.
    private static let longestRow = 3800

    /// What a run of plain lines came to.
    package struct Passed {
        /// Where the first line that is not plain begins.
        package var next = 0
        package var lines = 0
        package var entries = 0
        package var ignored = 0
        /// The first line that ends in CRLF, counted from 1 among these; 0 when none does.
        package var firstCarriageReturn = 0
        /// The bytes of the last line that said a name.
        package var lastEntry: Range<Int>?
    }

    let kinds: PlainKinds
    /// What else may follow a name, as the format's reader found it.
    private let learned = LearnedSuffixes()
    /// `nil` where lines are of kinds.
    let table: PlainTable?
    private let isComment: (UInt64, UInt64)
    let scan: NameScan
    private let suspicion: NameSuspicion
    /// The kind of the last line: most lines are of the kind of the line before.
    var last = 0
    /// The group of the lines that say a name, among those read at once; 0 before the first.
    var group: UInt8 = 0

    package init(_ lines: PlainLines, suspicion: NameSuspicion, scan: NameScan = NameScan()) {
        self.init(lines.kinds, nil, lines.commentMarks, suspicion, scan)
    }

    /// Reads the rows of a table; each name stands for itself and all below it.
    package init(_ table: PlainTable, commentMarks: String, suspicion: NameSuspicion, scan: NameScan = NameScan()) {
        self.init([], table, Array(commentMarks.utf8), suspicion, scan)
    }

    private init(
        _ kinds: [PlainLine], _ table: PlainTable?, _ commentMarks: [UInt8], _ suspicion: NameSuspicion, _ scan: NameScan
    ) {
        self.kinds = PlainKinds(kinds)
        self.table = table
        var marks: (UInt64, UInt64) = (0, 0)
        for mark in commentMarks {
            if mark < 64 { marks.0 |= 1 << UInt64(mark) } else { marks.1 |= 1 << UInt64(mark & 63) }
        }
        isComment = marks
        self.scan = scan
        self.suspicion = suspicion
    }

    /// Reads from a line's beginning on until a line comes that is not plain, or the bytes end.
    /// - Parameters:
    ///   - firstLine: the number of the first line.
    ///   - most: ends behind so many lines that say a name.
    package mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, firstLine: Int, most: Int = .max, into writer: StatementWriter
    ) -> Passed {
        var passed = Passed(next: start)
        group = 0
        guard let base = bytes.baseAddress else { return passed }
        // What waits in the writer is bytes of this chunk.
        defer { writer.flush() }
        while passed.next + PlainLineScanner.reach <= bytes.count, passed.entries < most {
            let line = base + passed.next
            let first = line[0]
            if first == 0x0A {
                passed.next += 1
                passed.ignored += 1
            } else if first == 0x0D, line[1] == 0x0A {
                passed.next += 2
                passed.ignored += 1
                note(2, &passed)
            } else if isCommentMark(first) {
                let limit = min(bytes.count - passed.next - 16, PlainLineScanner.longestComment)
                let run = scan.textRun(line, limit)
                guard run < limit - 1, let length = lineEnd(line + run) else { return passed }
                passed.next += run + length
                passed.ignored += 1
                note(length, &passed)
            } else {
                guard
                    let (length, end, read) = entry(
                        line, limit: bytes.count - passed.next, UInt32(clamping: firstLine + passed.lines), writer)
                else { return passed }
                passed.lastEntry = passed.next..<(passed.next + length)
                passed.next += length + end
                passed.entries += 1
                note(end, &passed)
                passed.lines += read - 1
            }
            passed.lines += 1
        }
        return passed
    }

    /// Takes what the format's reader says of the bytes behind a name: a line of the same kind that ends so says the same of its name.
    package func learn(_ suffix: UnsafeBufferPointer<UInt8>, isSubtree: Bool) { learned.learn(suffix, isSubtree: isSubtree) }

    @inline(__always)
    func note(_ end: Int, _ passed: inout Passed) {
        if end == 2, passed.firstCarriageReturn == 0 { passed.firstCarriageReturn = passed.lines + 1 }
    }

    @inline(__always)
    private func isCommentMark(_ byte: UInt8) -> Bool {
        if byte >= 128 { return false }
        return ((byte < 64 ? isComment.0 : isComment.1) >> UInt64(byte & 63)) & 1 != 0
    }

    /// How many bytes end a line here: LF or CRLF; `nil` for anything else.
    @inline(__always)
    private func lineEnd(_ byte: UnsafePointer<UInt8>) -> Int? {
        if byte[0] == 0x0A { return 1 }
        return byte[0] == 0x0D && byte[1] == 0x0A ? 2 : nil
    }

    /// One line that says a name, or two that together say one.
    /// - Returns: the bytes up to the end of the (last) line, the bytes of its end, and the lines read; `nil` when it is not plain.
    @inline(__always)
    private mutating func entry(
        _ line: UnsafePointer<UInt8>, limit: Int, _ number: UInt32, _ writer: StatementWriter
    ) -> (length: Int, end: Int, lines: Int)? {
        if let table { return row(line, table, limit, number, writer) }
        let head = UInt128(littleEndian: UnsafeRawPointer(line).loadUnaligned(as: UInt128.self))
        if let found = entry(line, head, last, limit, number, writer) { return found }
        for index in 0..<kinds.count where index != last {
            if let found = entry(line, head, index, limit, number, writer) {
                last = index
                return found
            }
        }
        return nil
    }

    @inline(__always)
    private mutating func entry(
        _ line: UnsafePointer<UInt8>, _ head: UInt128, _ index: Int, _ limit: Int, _ number: UInt32, _ writer: StatementWriter
    ) -> (length: Int, end: Int, lines: Int)? {
        let kind = kinds[index]
        guard let offset = nameStart(line, head, kind) else { return nil }
        guard let name = name(line + offset, allowsFinalDot: kind.has(.finalDot)),
            let rest = rest(of: line, from: offset + name.run, kind, limit)
        else { return nil }
        if suspicion.suspects(NameBytes(start: line + offset, count: name.count), key: name.key) { return nil }
        group = kind.group
        writer.addLater(
            NameBytes(start: line + offset, count: name.count), key: name.key, isSubtree: rest.isSubtree, line: number)
        return (rest.length, rest.end, rest.lines)
    }

    /// Where the name of a line of a kind begins; `nil` when the line is of another.
    @inline(__always)
    func nameStart(_ line: UnsafePointer<UInt8>, _ head: UInt128, _ kind: PlainKinds.Kind) -> Int? {
        guard head & kind.mask == kind.prefix, group == 0 || group == kind.group else { return nil }
        var offset = Int(kind.prefixCount)
        if kind.has(.space) {
            let most = offset + PlainLineScanner.longestSpace
            while line[offset] == 0x20 || line[offset] == 0x09, offset < most { offset += 1 }
        }
        return offset
    }

    /// What stands behind the name of a line, and the line behind where both together say one thing.
    /// - Parameter start: where in the line it begins.
    /// - Returns: the bytes up to the end of the (last) line, the bytes of its end, the lines, and what they say of the name; `nil` when
    ///   a line is not plain.
    @inline(__always)
    func rest(
        of line: UnsafePointer<UInt8>, from start: Int, _ kind: PlainKinds.Kind, _ limit: Int
    ) -> (length: Int, end: Int, lines: Int, isSubtree: Bool)? {
        guard let (rest, end, learnedScope) = afterName(line + start, kind, limit - start) else { return nil }
        let length = start + rest
        var isSubtree = learnedScope ?? kind.has(.subtree)
        var (lines, whole, lastEnd) = (1, length, end)
        if kind.has(.pair), line[length + end] == UInt8(ascii: "*") {
            // The same line again with a wildcard: both together are the subtree. Any other wildcard needs a closer look.
            let next = line + length + end
            guard next[1] == UInt8(ascii: "."), isSame(next + 2, line, length), let nextEnd = lineEnd(next + 2 + length)
            else { return nil }
            (lines, whole, lastEnd, isSubtree) = (2, length + end + 2 + length, nextEnd, true)
        }
        if kind.has(.stops) {
            let next = UnsafeRawPointer(line + whole + lastEnd)
            if kind.has(.indentation), line[whole + lastEnd] == 0x20 || line[whole + lastEnd] == 0x09 { return nil }
            if kind.stopMask != 0, UInt128(littleEndian: next.loadUnaligned(as: UInt128.self)) & kind.stopMask == kind.stop {
                return nil
            }
        }
        return (whole, lastEnd, lines, isSubtree)
    }

    /// One row of a table that says a name.
    @inline(never)
    private func row(
        _ row: UnsafePointer<UInt8>, _ table: PlainTable, _ limit: Int, _ number: UInt32, _ writer: StatementWriter
    ) -> (length: Int, end: Int, lines: Int)? {
        let limit = min(limit - PlainLineScanner.reach / 2, PlainLineScanner.longestRow)
        guard let (offset, isQuoted) = table.nameStart(row, limit: limit),
            let name = name(row + offset, allowsFinalDot: true),
            let length = table.rowLength(row, offset + name.run, isQuoted: isQuoted, limit: limit),
            let end = lineEnd(row + length)
        else { return nil }
        let bytes = NameBytes(start: row + offset, count: name.count)
        if suspicion.suspects(bytes, key: name.key) { return nil }
        writer.addLater(bytes, key: name.key, isSubtree: true, line: number)
        return (length, end, 1)
    }

    /// How many bytes stand between the name and the end of the line, how many end it, and the scope where what follows says it.
    @inline(__always)
    private func afterName(
        _ rest: UnsafePointer<UInt8>, _ kind: PlainKinds.Kind, _ limit: Int
    ) -> (rest: Int, end: Int, isSubtree: Bool?)? {
        if kind.has(.comment) {
            if let end = lineEnd(rest) { return (0, end, nil) }
            return afterSpace(rest, limit).map { ($0.rest, $0.end, nil) }
        }
        for index in Int(kind.firstSuffix)..<Int(kind.endSuffix) {
            let suffix = kinds.suffix(index)
            if isSame(rest, suffix.start, suffix.count), let end = lineEnd(rest + suffix.count) {
                return (suffix.count, end, nil)
            }
        }
        guard kind.has(.learns) else { return nil }
        if let (count, isSubtree) = learned.find(rest, limit - 2), let end = lineEnd(rest + count) {
            return (count, end, isSubtree)
        }
        guard let (count, isSubtree) = kinds.members?.read(rest, limit - 2), let end = lineEnd(rest + count) else { return nil }
        learned.learn(missed: UnsafeBufferPointer(start: rest, count: count), isSubtree: isSubtree)
        return (count, end, isSubtree)
    }

    @inline(never)
    private func afterSpace(_ rest: UnsafePointer<UInt8>, _ limit: Int) -> (rest: Int, end: Int)? {
        var offset = 0
        while offset < PlainLineScanner.longestSpace, rest[offset] == 0x20 || rest[offset] == 0x09 { offset += 1 }
        if offset == 0 { return nil }
        if let end = lineEnd(rest + offset) { return (offset, end) }
        guard rest[offset] == UInt8(ascii: "#") else { return nil }
        // No kind with comments is one of pairs, so what is left of the chunk is room enough.
        let most = min(limit - PlainLineScanner.reach / 2, PlainLineScanner.longestComment)
        let run = most > offset ? scan.textRun(rest + offset, most - offset) : 0
        guard run > 0, offset + run < most, let end = lineEnd(rest + offset + run) else { return nil }
        return (offset + run, end)
    }

    @inline(__always)
    private func isSame(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        for index in 0..<count where left[index] != right[index] { return false }
        return true
    }
}
