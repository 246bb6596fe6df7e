import DomainNames
import ListFormats
import PackedNames
import Pipeline
import Testing
import Vocabulary

/// A file that is read against the list that it should say comes to the same as one that is read in full, whatever stands in it.
@Suite struct ReadAgainstListTests {
    private struct Numbers {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
    }

    /// Names with much above and below each other, of odd lengths, and some that rules speak of.
    private static func blocklist(_ random: inout Numbers) throws -> Blocklist {
        let labels = ["a", "b", "mail", "pay-now", "x1", "9y", "shop", "www", "q_r", String(repeating: "l", count: 40)]
        let tops = ["example", "test.example", "co.uk", "blogspot.com", "com", "github.io", "b-c.org"]
        var found: [DomainName: ListingScope] = [:]
        for _ in 0..<400 {
            var text = tops[random.below(tops.count)]
            for _ in 0...random.below(3) { text = labels[random.below(labels.count)] + "." + text }
            guard let name = try? DomainName(text) else { continue }
            found[name] = random.below(3) == 0 ? .subtree : .exact
        }
        // A name below a subtree is said by that.
        let kept = found.filter { name, _ in
            !sequence(first: name, next: \.parent).dropFirst().contains { found[$0] == .subtree }
        }
        return packed(kept.sorted { $0.key < $1.key }.map { Blocklist.Name($0.key, $0.value) })
    }

    /// As the compiler hands it on: its names are known to be names.
    private static func packed(_ names: [Blocklist.Name]) -> Blocklist {
        let byteCount = names.reduce(0) { $0 + $1.name.text.utf8.count }
        let segment = NameSegment(names: names.count, byteCount: byteCount) { filling in
            for name in names { filling.append(name.name, name.scope == .subtree ? .subtree : []) }
        }
        return Blocklist(
            packed: NameList(segments: [segment]), addresses: [], reachable: DomainTree(), exceptions: [])
    }

    private struct Outcome: Equatable {
        var counts = ListReader.Counts()
        var refusals: [Int] = []
        var others = 0
        var fault: String?
    }

    private static func read(
        _ bytes: [UInt8], _ format: ListFormatName, _ names: NameList, isComplete: Bool, follows: Bool, pieces: [Int]
    ) -> Outcome {
        var outcome = Outcome()
        let look =
            follows
            ? ListReader.suspicion.map { FollowedNames.CloserLook(names.segments, suspicion: $0) { _, key in key & 7 == 0 } }
            : nil
        var listed = ListedNames(names, look: look, isComplete: isComplete)
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        var reader = ListReader(dialect: .format(format), path: "list", writer: writer)
        func see(_ name: NameBytes, _ isSubtree: Bool, _: UInt32, _: UInt32) {
            listed.see(name, isSubtree: isSubtree)
        }
        func note(_ statement: ListReader.Statement) {
            switch statement {
            case .entry(let entry, _):
                if entry.action == .block, case .name(let name) = entry.subject {
                    writer.add(name, isSubtree: entry.scope == .subtree, line: 0)
                } else {
                    outcome.others += 1
                }
            case .refused(let refusal): outcome.refusals.append(refusal.line)
            case .important, .cancelled, .literal: outcome.others += 1
            }
        }
        var start = 0
        var piece = 0
        while start < bytes.count {
            let end = min(bytes.count, start + pieces[piece % pieces.count])
            piece += 1
            bytes[start..<end].withUnsafeBytes { whole in
                var rest = whole[...]
                while !rest.isEmpty {
                    if follows {
                        rest = rest.dropFirst(reader.follow(&listed.walk, in: UnsafeRawBufferPointer(rebasing: rest), note))
                    }
                    rest = rest.dropFirst(reader.consumeLine(of: UnsafeRawBufferPointer(rebasing: rest), note))
                    writer.drain(see)
                }
            }
            start = end
        }
        reader.finish(note)
        writer.drain(see)
        outcome.counts = reader.counts
        outcome.fault = listed.fault
        return outcome
    }

    @Test(arguments: ListFormatName.allCases)
    func `a file comes to the same read against its list or in full, whole or damaged`(format: ListFormatName) throws {
        var random = Numbers(state: 42)
        for round in 0..<6 {
            let list = try ReadAgainstListTests.blocklist(&random)
            var file: [UInt8] = []
            let header = ListHeader(title: "list", serial: 7, generated: nil)
            _ = try ListWriter(format: format, header: header).write(list) { file += $0 }
            let isComplete = format == .jsonl && round % 2 == 0
            let pieces = [1 << 20, 3000, 700].suffix(1 + round % 3)
            for damage in 0..<12 {
                var bytes = file
                // Nothing, a byte that is another, a line that is gone or twice, a name in capitals.
                for _ in 0..<damage where !bytes.isEmpty {
                    let place = random.below(bytes.count)
                    switch random.below(5) {
                    case 0: bytes[place] = UInt8(random.below(256))
                    case 1: bytes.remove(at: place)
                    case 2: bytes.insert(UInt8(ascii: "a"), at: place)
                    case 3: bytes[place] &= 0xDF
                    default:
                        let next = bytes[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
                        let end = bytes[next...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
                        if random.below(2) == 0 {
                            bytes.removeSubrange(next..<end)
                        } else {
                            bytes.insert(contentsOf: bytes[next..<end], at: next)
                        }
                    }
                }
                let full = ReadAgainstListTests.read(
                    bytes, format, list.names, isComplete: isComplete, follows: false, pieces: [1 << 20])
                let against = ReadAgainstListTests.read(
                    bytes, format, list.names, isComplete: isComplete, follows: true, pieces: Array(pieces))
                #expect(against == full, "round \(round), damage \(damage)")
                if damage == 0 {
                    #expect(full.fault == nil && full.refusals == [])
                }
            }
        }
    }

    @Test(arguments: ListFormatName.allCases.filter { $0 != .urls })
    func `few names of a whole file need be read in full`(format: ListFormatName) throws {
        let names = try (0..<4000).map { Blocklist.Name(try DomainName("host-\(10_000 + $0).example"), .exact) }
        let list = ReadAgainstListTests.packed(names.sorted { $0.name < $1.name })
        var file: [UInt8] = []
        _ = try ListWriter(format: format, header: ListHeader(title: "list", serial: 7, generated: nil)).write(list) {
            file += $0
        }
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        var reader = ListReader(dialect: .format(format), path: "list", writer: writer)
        let look = ListReader.suspicion.map { FollowedNames.CloserLook(list.names.segments, suspicion: $0) { _, _ in false } }
        var listed = ListedNames(list.names, look: look, isComplete: false)
        var followed = 0
        file.withUnsafeBytes { whole in
            var rest = whole[...]
            while !rest.isEmpty {
                let count = reader.follow(&listed.walk, in: UnsafeRawBufferPointer(rebasing: rest)) { _ in }
                followed += count
                rest = rest.dropFirst(count)
                rest = rest.dropFirst(reader.consumeLine(of: UnsafeRawBufferPointer(rebasing: rest)) { _ in })
                writer.drain { name, isSubtree, _, _ in listed.see(name, isSubtree: isSubtree) }
            }
        }
        #expect(followed > file.count * 9 / 10)
    }
}
