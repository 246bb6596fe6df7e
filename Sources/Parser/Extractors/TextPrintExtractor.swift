import PageRecord

/// The minhash of the visible text: one permutation in 128 bins (Li, Owen, Zhang 2012), empty bins filled from their neighbours
/// (Shrivastava, Li 2014), over pairs of words, in Chinese of characters. Numbers are one word, and the words of the page's own
/// names are another, so that a kit for another brand is still the same kit.
struct TextPrintExtractor {
    private static let numberWord: UInt64 = 0x6E75_6D62
    private static let nameWord: UInt64 = 0x6E61_6D65
    /// Pairs below which a text says too little.
    private static let fewestPairs = 8

    func finish(_ features: inout PageFeatures) {
        var own = NumberSet()
        let names = [features.identity.claimedName, features.title] + features.identity.structuredNames
        for name in names { Self.words(of: name) { if $0 != Self.numberWord { own.insert($0) } } }

        var bins = [UInt32](repeating: .max, count: PageFingerprints.minhashValues)
        var pairs = 0
        var previous: UInt64 = 0
        var before: UInt64 = 0
        Self.words(of: features.text) { word in
            let masked = own.contains(word) ? Self.nameWord : word
            // A run of masked words is one: names differ in length.
            if masked == previous, masked == Self.nameWord || masked == Self.numberWord { return }
            before = previous
            previous = masked
            if before == 0 { return }
            pairs += 1
            let value = Self.mixed(before &* 31 &+ masked)
            let bin = Int(value >> 57)
            bins[bin] = min(bins[bin], UInt32(truncatingIfNeeded: value))
        }
        if pairs >= Self.fewestPairs { features.fingerprints.text = Self.filled(bins) }
    }

    /// Empty bins take the value of the next full one, changed by the distance, so that two empty ones agree as often as texts do.
    private static func filled(_ bins: [UInt32]) -> [UInt32] {
        var output = bins
        for index in bins.indices where bins[index] == .max {
            var distance = 1
            while distance < bins.count, bins[(index + distance) % bins.count] == .max { distance += 1 }
            output[index] = bins[(index + distance) % bins.count] &+ UInt32(distance) &* 0x9E37_79B9
        }
        return output
    }

    /// Tells each word's number, never 0: runs of letters, single characters beyond them, all digits alike.
    @inline(__always)
    private static func words(of text: String, _ tell: (UInt64) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if isLetter(byte) {
                    let (word, end) = word(at: index, in: bytes)
                    if word != 0 { tell(word) }
                    index = end
                } else if byte >= 0xE3, byte < 0xEE {
                    if index + 2 < bytes.count, byte != 0xE3 || bytes[index + 1] != 0x80 {
                        tell(UInt64(byte) << 16 | UInt64(bytes[index + 1]) << 8 | UInt64(bytes[index + 2]))
                    }
                    index += 3
                } else if ASCII.isDigit(byte) {
                    while index < bytes.count,
                        ASCII.isDigit(bytes[index]) || bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",")
                    {
                        index += 1
                    }
                    tell(numberWord)
                } else {
                    index += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                }
            }
        }
    }

    /// ASCII letters, and the lead bytes of alphabets.
    private static func isLetter(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || (byte >= 0xC3 && byte < 0xE1)
    }

    /// The number of the word that begins at a place, and where it ends.
    @inline(__always)
    private static func word(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (word: UInt64, end: Int) {
        var word: UInt64 = 14_695_981_039_346_656_037
        var index = start
        while index < bytes.count {
            let lowered = bytes[index] | 0x20
            if lowered &- 0x61 < 26 {
                word = (word ^ UInt64(lowered)) &* 1_099_511_628_211
                index &+= 1
                continue
            }
            guard isLetter(bytes[index]) else { break }
            let end = min(index + (bytes[index] < 0xE0 ? 2 : 3), bytes.count)
            while index < end {
                word = (word ^ UInt64(ASCII.lowered(bytes[index]))) &* 1_099_511_628_211
                index += 1
            }
        }
        return (word, index)
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
