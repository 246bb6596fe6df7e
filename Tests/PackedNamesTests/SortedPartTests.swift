import DomainNames
import PackedNames
import Testing

/// Names by the thousand, on their way from the bytes of a list to their order.
@Suite struct SortedPartTests {
    /// Names as lists have them and as nobody should: long ones, many below one domain, many that begin alike, letters of both cases.
    private struct Names {
        private var state: UInt64

        init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }

        mutating func word(_ most: Int) -> String {
            String(decoding: (0...next(most)).map { _ in Array("abcdexyz019".utf8)[next(11)] }, as: UTF8.self)
        }

        mutating func name() -> String {
            let ends = ["com", "net", "online", "photography", "xn--p1ai", "co.uk", "crowded.example", "a-b.example"]
            let end = ends[next(ends.count)]
            switch next(6) {
            case 0: return "\(word(3)).\(end)"
            case 1: return "\(word(3))-\(word(2)).\(word(20)).\(end)"
            case 2: return "same-beginning-\(word(4)).\(end)"
            case 3: return (0..<(2 + next(12))).map { _ in word(12) }.joined(separator: ".") + ".\(end)"
            case 4: return "\(word(40)).\(word(14)).\(end)"
            default: return "N\(next(400)).Www.\(end.uppercased())"
            }
        }

        mutating func names(_ count: Int) -> [String] { (0..<count).map { _ in name() } }
    }

    private func parts(_ names: [String], sample: Int) -> NameParts {
        let keys = names.prefix(sample).map { DomainName(trusted: $0.lowercased()).pairKey }
        return NameParts(sample: keys, statements: 64 * NameParts.partStatements)
    }

    private func key(_ name: DomainName) -> [UInt8] { name.sortKey }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func `each name comes out once, and all in the order of their sort keys`(seed: UInt64) throws {
        var random = Names(seed: seed)
        let names = random.names(6000).map { $0.lowercased() } + ["a_b.example", "_a.crowded.example", "__.crowded.example"]
        for scan in [NameScan(), NameScan(usesVector: false)] {
            let writer = StatementWriter(parts: parts(names, sample: seed % 2 == 0 ? 2000 : 0))
            for (index, name) in names.enumerated() {
                writer.add(DomainName(trusted: name), isSubtree: index % 7 == 0, line: index)
            }
            let sorted = SortedPart(scan: scan, seed: HashSeed(fixed: seed))
            var found: [String] = []
            var statements = 0
            for part in StatementParts([writer]).take() {
                sorted.fill(part, inputs: 0, isDropped: { _ in false })
                statements += sorted.statements
                for position in 0..<sorted.count {
                    let name = DomainName(sorted.name(at: position))
                    #expect(name.pairKey >= part.lower && (name.pairKey < part.upper || part.upper == .max))
                    #expect(Array(sorted.key(at: position)) == key(name))
                    #expect(name.sortKey.withUnsafeBufferPointer { sorted.position(ofKey: $0) } == position)
                    found.append(name.text)
                }
            }
            let expected = Set(names).map { DomainName(trusted: $0) }.sorted { key($0).lexicographicallyPrecedes(key($1)) }
            #expect(found == expected.map(\.text))
            #expect(statements == names.count)
        }
    }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func `lines that are read from bytes stand in the part of their key, in the order of the list`(seed: UInt64) throws {
        var random = Names(seed: seed)
        let names = random.names(3000).filter { $0.utf8.count < 63 }
        let suspicion = NameSuspicion(try #require(SuffixRules.known), labels: [])
        let kind = PlainLine("0.0.0.0 ", subtree: false, allowsComment: true)
        var scanner = PlainLineScanner(PlainLines([kind], commentMarks: "#"), suspicion: suspicion)
        let writer = StatementWriter(parts: parts(names.map { $0.lowercased() }, sample: 1500))
        let text = names.map { "0.0.0.0 \($0)\(["\n", "\r\n", " # x\n", "\n\r\n"][random.next(4)])" }.joined()
        let bytes = Array(text.utf8) + [UInt8](repeating: 0x0A, count: 1024)
        let ends = bytes.indices.filter { bytes[$0] == 0x0A }
        var (start, firstLine, entries) = (0, 1, 0)
        while start < text.utf8.count {
            let passed = bytes.withUnsafeBufferPointer { scanner.read($0, from: start, firstLine: firstLine, into: writer) }
            entries += passed.entries
            firstLine += passed.lines
            // A line that needs a closer look is not read here.
            guard passed.next < text.utf8.count else { break }
            start = ends[firstLine - 1] + 1
            firstLine += 1
        }
        #expect(entries == writer.count && writer.count > names.count / 2)
        var lines: [(line: UInt32, name: String)] = []
        for part in StatementParts([writer]).take() {
            let sorted = SortedPart()
            sorted.fill(part, inputs: 0, isDropped: { _ in false })
            sorted.forEachStatement { position, _, _, line in lines.append((line, sorted.name(at: position).text)) }
            for position in 0..<sorted.count {
                let key = sorted.name(at: position).pairKey()
                #expect(key >= part.lower && (key < part.upper || part.upper == .max))
            }
        }
        lines.sort { $0.line < $1.line }
        #expect(lines.count == entries)
        for (line, name) in lines {
            let end = ends[Int(line) - 1]
            let start = line == 1 ? 0 : ends[Int(line) - 2] + 1
            let words = String(decoding: bytes[start..<end], as: UTF8.self).lowercased().split { $0 == " " || $0 == "\r" }
            #expect(words.count > 1 && words[1] == name)
        }
    }

    @Test func `what each input states is counted, and what it alone states`() {
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        for (input, names) in [["a.example", "b.example", "b.example"], ["b.example", "c.example"], ["b.example"]].enumerated() {
            writer.input = UInt32(input)
            for name in names { writer.add(DomainName(trusted: name), isSubtree: false, line: 1) }
        }
        let sorted = SortedPart()
        for part in StatementParts([writer]).take() {
            sorted.fill(part, inputs: 3, isDropped: { _ in false })
            #expect(sorted.exactInputCounts()?.names.prefix(4) == [2, 2, 1, 0])
            #expect(sorted.exactInputCounts()?.alone.prefix(4) == [1, 1, 0, 0])
        }
    }

    @Test func `the statements of some names are found again, and the others counted`() {
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        for line in 0..<5000 { writer.add(DomainName(trusted: "n\(line % 1250).example"), isSubtree: false, line: line) }
        let sorted = SortedPart()
        for part in StatementParts([writer]).take() {
            sorted.fill(part, inputs: 0, isDropped: { _ in false })
            let wanted = [0, 7, 1249]
            var found: [Int: [UInt32]] = [:]
            let others = sorted.forEachStatement(about: wanted) { position, _, _, line in
                found[position, default: []].append(line)
            }
            #expect(others == 5000 - 12)
            for position in wanted {
                let number = UInt32(sorted.name(at: position).text.dropFirst().prefix { $0 != "." }) ?? 0
                #expect(found[position] == [number, number + 1250, number + 2500, number + 3750])
            }
            #expect(sorted.forEachStatement(about: []) { _, _, _, _ in } == 5000)
            #expect(sorted.forEachStatement { _, _, _, _ in } == 0)
        }
    }

    @Test func `what lies below a name before it is left out`() {
        let names = ["example", "a.example", "b.a.example", "ab.example", "x.other", "y.x.other", "yx.other"]
        let segment = NameSegment(names: names.count, byteCount: names.reduce(0) { $0 + $1.utf8.count }) { filling in
            for name in names {
                (Array(name.utf8) + [UInt8](repeating: 0, count: NameBytes.slack)).withUnsafeBufferPointer {
                    filling.append(NameBytes(start: $0.baseAddress!, count: name.utf8.count), [])
                }
            }
        }
        #expect(segment.allMarks.isBare && segment.longestName == 11)
        let (choices, leftOut) = segment.outermost()
        #expect(choices == [.subtree, .leaveOut, .leaveOut, .leaveOut, .subtree, .leaveOut, .subtree] && leftOut == 4)
    }

    @Test func `where a subtree is stated, inputs must be looked at name by name`() {
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        writer.add(DomainName(trusted: "a.example"), isSubtree: true, line: 1)
        let sorted = SortedPart()
        for part in StatementParts([writer]).take() {
            sorted.fill(part, inputs: 3, isDropped: { _ in false })
            #expect(sorted.exactInputCounts() == nil)
        }
    }
}
