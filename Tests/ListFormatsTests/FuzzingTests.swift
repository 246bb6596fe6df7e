import Foundation
import ListFormats
import Testing

/// What the fuzzer found worth keeping (`make fuzz`), and lines that are changed at random: nothing that is read may break a reader.
@Suite struct FuzzingTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
    static let isSoak = ProcessInfo.processInfo.environment["ZHALAN_SOAK"] != nil

    private static func corpus() throws -> [(name: String, bytes: [UInt8])] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            (name, [UInt8](try Data(contentsOf: folder.appending(path: name))))
        }
    }

    @Test func `the kept corpus holds in its own format, and in every other`() throws {
        let corpus = try FuzzingTests.corpus()
        #expect(corpus.count > 30)
        for (name, bytes) in corpus where bytes.count >= 2 {
            let text = Array(bytes[2...])
            let own = Int(bytes[0]) % ListDialect.allCases.count
            for (index, dialect) in ListDialect.allCases.enumerated() {
                // The fuzzer's own size of pieces where it found the input, another elsewhere.
                let faults = ReaderInvariants.faults(of: text, as: dialect, chunk: index == own ? Int(bytes[1]) + 1 : 11)
                #expect(faults.isEmpty, "\(name) as \(dialect.name): \(faults)")
            }
        }
    }

    @Test func `the invariants themselves see a fault`() {
        let whole = ReaderInvariants(Array("a.example\nb..example\n".utf8), as: .format(.domains))
        #expect(whole.faults.isEmpty && whole.counts.lines == 2 && whole.counts.refused == 1)
    }

    /// Ten million lines take minutes: those are for `make soak`.
    @Test func `lines changed at random are used or refused, each counted, whatever stands on them`() throws {
        let seeds = try FuzzingTests.corpus().flatMap { $0.bytes.dropFirst(2).split(separator: 0x0A).map(Array.init) }
        let wanted = FuzzingTests.isSoak ? 10_000_000 : 20_000
        var mutator = LineMutator(seed: 0x7A68_616C_616E, lines: seeds)
        var done = 0
        var read = 0
        while done < wanted {
            let dialect = ListDialect.allCases[mutator.next(ListDialect.allCases.count)]
            let text = mutator.text(lines: 500)
            var reader = ListReader(dialect: dialect, path: "mutated")
            var refused = 0
            let count = { (statement: ListReader.Statement) in if case .refused = statement { refused += 1 } }
            reader.consume(text[...], count)
            reader.finish(count)
            #expect(reader.counts.refused == refused)
            read += reader.counts.lines
            done += 500
        }
        // A mutation can join lines or break one.
        #expect(read > wanted * 9 / 10)
    }
}

/// Changes lines at random, the same way for the same seed.
struct LineMutator {
    private static let words: [[UInt8]] = [
        "0.0.0.0 ", "||", "@@", "^", "$important", "*.", "local=/", "/#", " CNAME .", "rpz-", "xn--", "诈", "{\"name\":\"", "\"",
        ",",
        "\u{0}", "\r", "\n", "..", "-", "_", "http://", ":", "#", "(", "\\.", "\u{202E}", "DOMAIN-SUFFIX,", "full:",
    ].map { Array($0.utf8) }

    private var state: UInt64
    private let lines: [[UInt8]]

    init(seed: UInt64, lines: [[UInt8]]) {
        state = seed | 1
        self.lines = lines
    }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(1, bound)))
    }

    mutating func text(lines count: Int) -> [UInt8] {
        var text: [UInt8] = []
        for _ in 0..<count {
            var line = lines[next(lines.count)]
            for _ in 0..<next(4) { mutate(&line) }
            text += line
            text.append(0x0A)
        }
        return text
    }

    private mutating func mutate(_ line: inout [UInt8]) {
        let place = next(line.count + 1)
        switch next(6) {
        case 0: line.insert(contentsOf: LineMutator.words[next(LineMutator.words.count)], at: place)
        case 1: if place < line.count { line[place] = UInt8(next(256)) }
        case 2: line.removeSubrange(place..<min(line.count, place + next(6)))
        case 3: line.removeSubrange(place...)
        case 4:
            let other = lines[next(lines.count)]
            line.replaceSubrange(place..., with: other[next(other.count + 1)...])
        default: line.insert(contentsOf: line[place...].prefix(next(40)), at: place)
        }
    }
}
