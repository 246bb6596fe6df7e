/// The tokens of an address: the one place where what stands in a URL becomes evidence.
///
/// Bytes are read through an unsafe buffer, since this runs a million times a second; every index stays below `text.count`, which the
/// parts of `AddressText` never exceed. What is said of a platform (`vercel.app`) is only that it is one: its name would carry the
/// score of all who live there.
struct AddressTokens: Hashable, Sendable {
    /// Changes with every change of what a token is; a model of another version is refused.
    static let version: UInt16 = 1

    static let longestGram = 6

    let platforms: PlatformSuffixes
    /// Hashes of the words by which brands are known.
    let brandWords: HashSet64

    /// The hash of a brand's word as it is looked up.
    static func brandWord(_ word: String) -> UInt64 {
        var hash = TokenHash(.addressBrand)
        for byte in word.utf8 { hash.add(lower(byte)) }
        return hash.state
    }

    /// - Parameter emit: the token's space, its hash, and the bytes it was read from.
    @inline(__always)
    func forEach(in text: UnsafeBufferPointer<UInt8>, _ emit: (TokenSpace, TokenHash, Range<Int>) -> Void) {
        let parts = AddressText(text, platforms: platforms)
        let end = min(text.count, AddressText.bytes)
        grams(text, 0, parts.isNumeric ? parts.nameEnd : parts.suffixStart, .nameGram, emit)
        words(text, 0, parts.labelEnd, .nameWord, parts, emit)
        topLevel(text, parts, emit)
        if parts.hostEnd < end {
            grams(text, parts.hostEnd, end, .pathGram, emit)
            words(text, parts.hostEnd, end, .pathWord, parts, emit)
        }
        AddressNumbers(text, parts, end: end).forEach { index, bin in
            var hash = TokenHash(.addressNumber)
            hash.add(index)
            hash.add(bin)
            emit(.addressNumber, hash, 0..<0)
        }
    }

    /// All runs of two to six bytes; the borders of the part count as bytes.
    @inline(__always)
    private func grams(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ space: TokenSpace,
        _ emit: (TokenSpace, TokenHash, Range<Int>) -> Void
    ) {
        var first = start - 1
        while first < end - 1 {
            var hash = TokenHash(space)
            hash.add(first < start ? UInt8(ascii: "^") : AddressTokens.lower(text[first]))
            var last = first + 1
            let limit = min(first + AddressTokens.longestGram, end + 1)
            while last < limit {
                hash.add(last == end ? UInt8(ascii: "$") : AddressTokens.lower(text[last]))
                emit(space, hash, max(first, start)..<min(last + 1, end))
                last += 1
            }
            first += 1
        }
    }

    /// Runs of letters, and of digits as one sign each.
    @inline(__always)
    private func words(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ space: TokenSpace, _ parts: AddressText,
        _ emit: (TokenSpace, TokenHash, Range<Int>) -> Void
    ) {
        var index = start
        var shape = TokenHash(.nameShape)
        var run = 0
        while index < end {
            let from = index
            var hash = TokenHash(space)
            var brand = TokenHash(.addressBrand)
            while index < end, AddressTokens.isLetter(text[index]) {
                let byte = AddressTokens.lower(text[index])
                hash.add(byte)
                brand.add(byte)
                index += 1
            }
            if index > from {
                emit(space, hash, from..<index)
                if brandWords.contains(brand.state) { self.brand(from..<index, space, parts, emit) }
                shape.add(UInt8(ascii: "a"))
                shape.add(UInt8(truncatingIfNeeded: min(index - from, 12)))
                run += 1
                continue
            }
            if text[index] >= 0x30, text[index] <= 0x39 {
                while index < end, text[index] >= 0x30, text[index] <= 0x39 { index += 1 }
                shape.add(UInt8(ascii: "0"))
                shape.add(UInt8(truncatingIfNeeded: min(index - from, 8)))
                run += 1
                continue
            }
            shape.add(text[index])
            index += 1
        }
        if space == .nameWord { emit(.nameShape, shape, start..<end) }
    }

    /// That a brand's word stands there, and how: as the whole label it may be the brand itself.
    private func brand(
        _ range: Range<Int>, _ space: TokenSpace, _ parts: AddressText,
        _ emit: (TokenSpace, TokenHash, Range<Int>) -> Void
    ) {
        let place: UInt8
        if space == .pathWord {
            place = 1
        } else if range.lowerBound < parts.labelStart {
            place = 2
        } else {
            place = range == parts.labelStart..<parts.labelEnd ? 3 : 4
        }
        var hash = TokenHash(.addressBrand)
        hash.add(place)
        emit(.addressBrand, hash, range)
    }

    @inline(__always)
    private func topLevel(
        _ text: UnsafeBufferPointer<UInt8>, _ parts: AddressText, _ emit: (TokenSpace, TokenHash, Range<Int>) -> Void
    ) {
        var hash = TokenHash(.topLevel)
        for index in parts.suffixStart..<parts.nameEnd { hash.add(text[index]) }
        emit(.topLevel, hash, parts.suffixStart..<parts.nameEnd)
    }

    @inline(__always)
    static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return lower >= 0x61 && lower <= 0x7A || byte >= 0x80
    }
}
