import PageRecord
import Testing

@Suite struct `The decoder survives a reader that was taken over` {
    private let record = RecordEncoder.encode(SampleFeatures.full)

    @Test func `Every shorter record is refused`() {
        for count in 0..<record.count {
            #expect(throws: RecordError.self) { try RecordDecoder.decode(Array(record.prefix(count))) }
        }
    }

    @Test func `A longer record is refused`() {
        #expect(throws: RecordError.trailingBytes(1)) { try RecordDecoder.decode(record + [0]) }
    }

    @Test func `A record over the limit is refused unread`() {
        let flood = [UInt8](repeating: 0x41, count: RecordLimits.recordBytes + 1)
        #expect(throws: RecordError.tooLong(field: "record", found: flood.count, allowed: RecordLimits.recordBytes)) {
            try RecordDecoder.decode(flood)
        }
    }

    @Test func `Another version is refused`() {
        var other = record
        other[4] &+= 1
        #expect(throws: RecordError.wrongVersion) { try RecordDecoder.decode(other) }
    }

    @Test func `A text that is not UTF-8 is refused`() throws {
        var other = record
        // Behind the magic, five numbers and the length stands the title.
        other[4 + 5 * 4 + 4] = 0xFF
        #expect(throws: RecordError.notUTF8(field: "title")) { try RecordDecoder.decode(other) }
    }

    @Test func `Unknown bits of the limits are refused`() {
        var other = record
        other[other.count - 1] = 0x80
        #expect(throws: RecordError.self) { try RecordDecoder.decode(other) }
    }

    @Test func `Ten thousand mutations give features within the limits or an error`() {
        var random = SeededRandom(state: 0x5EED)
        for _ in 0..<10_000 {
            var mutated = record
            for _ in 0...Int(random.next() % 8) {
                let place = Int(random.next() % UInt64(mutated.count))
                switch random.next() % 4 {
                case 0: mutated[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: mutated[place] = 0xFF
                case 2: mutated.remove(at: place)
                default: mutated.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
                }
            }
            guard let features = try? RecordDecoder.decode(mutated) else { continue }
            #expect(features.title.unicodeScalars.count <= RecordLimits.titleScalars)
            #expect(features.links.count <= RecordLimits.links)
            #expect(features.text.utf8.count <= RecordLimits.textBytes)
        }
    }

    @Test func `A thousand records of noise behind a right beginning are refused or in range`() {
        var random = SeededRandom(state: 7)
        for _ in 0..<1_000 {
            let noise = (0..<400).map { _ in UInt8(truncatingIfNeeded: random.next() % 5 == 0 ? random.next() : 0) }
            let features = try? RecordDecoder.decode(Array(record.prefix(8)) + noise)
            #expect((features?.forms.count ?? 0) <= RecordLimits.forms)
        }
    }
}

/// The same numbers in every run (SplitMix64).
struct SeededRandom {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
