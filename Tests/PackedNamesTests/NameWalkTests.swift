import DomainNames
import PackedNames
import Testing

/// Names by the million in another spelling, one behind the other, and told from rules' names.
@Suite struct NameWalkTests {
    private static let names = [
        "a.example", "b.a.example", "x-y.b.a.example", "a_b.example", "xn--fiqs8s.example", "www.a.example", "a.co.uk",
        "sixteen-bytes-or-more-of-a-label.another-long-label.example", String(repeating: "l", count: 63) + ".example",
        String(repeating: "deep.", count: 48) + "example",
    ]

    private static func with(_ text: String, _ body: (NameBytes) -> Void) {
        (Array(text.utf8) + [UInt8](repeating: 0, count: NameBytes.slack)).withUnsafeBufferPointer { bytes in
            if let start = bytes.baseAddress { body(NameBytes(start: start, count: text.utf8.count)) }
        }
    }

    @Test(arguments: names)
    func `a name's sort key leads back to the name, and is that of the value`(text: String) throws {
        let name = try DomainName(text)
        let (there, back) = (NameRoom(), NameRoom())
        NameWalkTests.with(text) { packed in
            let key = there.key(of: packed)
            #expect(Array(key) == name.sortKey)
            #expect(back.name(ofKey: key)?.text == text)
            #expect(packed.pairKey(NameScan()) == packed.pairKey() && packed.pairKey() == name.pairKey)
        }
    }

    @Test(
        "bytes that are no key are no name",
        arguments: ["", "\0", "com\0", "com\0a", "com\0A\0", "com\0a.b\0", "com\0\u{e9}\0", String(repeating: "a\0", count: 200)])
    func strange(key: String) {
        let isName = Array(key.utf8).withUnsafeBytes { NameRoom().name(ofKey: $0) != nil }
        #expect(!isName)
    }

    private func segments(_ names: [String]) -> [NameSegment] {
        let packer = NamePacker()
        for name in names { NameWalkTests.with(name) { packer.append($0, isSubtree: name.hasPrefix("b.")) } }
        return packer.take()
    }

    @Test func `a walk comes by each name in its order, and tells where there is none`() throws {
        let sorted = try (NameWalkTests.names + (0..<5_000).map { "n\($0).example" }).map { try DomainName($0) }.sorted()
        let texts = sorted.map(\.text)
        let packed = segments(texts)
        #expect(packed.count > 1)
        var walk = NameWalk(packed)
        var seen: [String] = []
        while let name = walk.name {
            seen.append(name.text)
            if walk.marks.isSubtree != name.text.hasPrefix("b.") { Issue.record("the scope of \(name.text) is lost") }
            walk.advance()
        }
        let (isInOrder, isAtEnd) = (walk.isInOrder, walk.key.isEmpty)
        #expect(seen == texts && isInOrder && isAtEnd)
        for wrong in [[texts[1], texts[0]], [texts[0], texts[0]]] {
            var walk = NameWalk(segments(wrong))
            while walk.name != nil { walk.advance() }
            let isInOrder = walk.isInOrder
            #expect(!isInOrder)
        }
        let isEmpty = NameWalk([]).name == nil
        #expect(isEmpty)
    }

    @Test func `what a writer has taken is handed out in its order and forgotten`() throws {
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        for round in 0..<3 {
            let names = (0..<2_000).map { "n\($0).r\(round).example" }
            for (index, name) in names.enumerated() {
                writer.input = UInt32(index % 3)
                writer.add(try DomainName(name), isSubtree: index % 2 == 0, line: index)
            }
            var seen: [String] = []
            writer.drain { name, isSubtree, input, line in
                if isSubtree == (line % 2 == 0), input == line % 3 { seen.append(name.text) }
            }
            #expect(seen == names && writer.count == 0)
        }
        writer.drain { _, _, _, _ in Issue.record("there is nothing left") }
    }

    @Test func `a filter never says no of a name that is in the set, lies below one or above one`() throws {
        let filter = PairFilter(try ["pay.bank.example", "a.co.uk"].map { try DomainName($0) })
        for name in ["pay.bank.example", "bank.example", "x.y.pay.bank.example", "b.a.co.uk", "co.uk"] {
            #expect(filter.mayHold(try DomainName(name).pairKey))
        }
        let others = try (0..<2_000).filter { filter.mayHold(try DomainName("n\($0).example").pairKey) }
        #expect(others.count < 20)
        let tops = PairFilter([DomainName(trusted: "gov")])
        #expect(tops.mayHold(try DomainName("x.y.gov").pairKey))
        #expect(!tops.mayHold(try DomainName("gov.example").pairKey))
        #expect(!PairFilter().mayHold(try DomainName("a.example").pairKey))
    }
}
