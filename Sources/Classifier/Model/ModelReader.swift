/// Reads the parts of a model's file, each within its bounds: the file may be anybody's.
struct ModelReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    private mutating func integer<T: FixedWidthInteger>(_: T.Type) throws(ModelFileError) -> T {
        var value: T = 0
        for index in 0..<MemoryLayout<T>.size { value |= T(truncatingIfNeeded: try u8()) << T(index * 8) }
        return value
    }

    mutating func u8() throws(ModelFileError) -> UInt8 {
        guard position < bytes.endIndex else { throw .damaged("it ends too early") }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func u16() throws(ModelFileError) -> UInt16 { try integer(UInt16.self) }
    mutating func u64() throws(ModelFileError) -> UInt64 { try integer(UInt64.self) }

    /// A number; what is none (NaN, infinite) is damage.
    mutating func float() throws(ModelFileError) -> Float {
        let value = Float(bitPattern: try integer(UInt32.self))
        guard value.isFinite else { throw .damaged("a number is none") }
        return value
    }

    mutating func count(limit: Int) throws(ModelFileError) -> Int {
        let count = Int(try integer(UInt32.self))
        guard count <= limit else { throw .damaged("\(count) parts where at most \(limit) are allowed") }
        return count
    }

    mutating func text(limit: Int) throws(ModelFileError) -> String {
        let count = try count(limit: limit)
        guard bytes.endIndex - position >= count else { throw .damaged("it ends too early") }
        defer { position += count }
        return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
    }

    mutating func scaling() throws(ModelFileError) -> PlattScaling {
        PlattScaling(slope: try float(), intercept: try float())
    }

    mutating func thresholds() throws(ModelFileError) -> [ScoreThreshold] {
        let count = Int(try u8())
        guard count <= ModelFile.thresholds else { throw .damaged("\(count) thresholds") }
        var thresholds: [ScoreThreshold] = []
        for _ in 0..<count {
            let rate = try float()
            // The rate as it is asked for: a float of 0.001 is not the double.
            let known = ScoreThreshold.rates.first { Float($0) == rate } ?? Double(rate)
            thresholds.append(ScoreThreshold(falsePositiveRate: known, score: try float()))
        }
        return thresholds
    }

    mutating func hashes() throws(ModelFileError) -> HashSet64 {
        var hashes: [UInt64] = []
        for _ in 0..<(try count(limit: ModelFile.hashes)) { hashes.append(try u64()) }
        return HashSet64(hashes)
    }

    mutating func weights(bits expected: Int) throws(ModelFileError) -> WeightTable {
        let bits = Int(try u8())
        guard bits == expected else { throw .damaged("a table of 2^\(bits) weights where 2^\(expected) are expected") }
        var steps = [Int8](repeating: 0, count: 1 << bits)
        let count = try count(limit: steps.count)
        var index = -1
        for _ in 0..<count {
            var (gap, shift) = (0, 0)
            while true {
                let byte = try u8()
                gap |= Int(byte & 0x7F) << shift
                if byte < 0x80 { break }
                shift += 7
                guard shift <= 21 else { throw .damaged("a distance is too long") }
            }
            index += gap + 1
            guard index < steps.count else { throw .damaged("a weight stands behind the table") }
            steps[index] = Int8(bitPattern: try u8())
        }
        return WeightTable(bits: bits, steps: steps)
    }
}
