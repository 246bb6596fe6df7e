/// The words of a normalised text, and the pairs of ideographs where words have no spaces between them.
struct TextTokens {
    /// Longer words are data, not language.
    static let longestWord = 24

    private let space: TokenSpace
    /// Whether two words in a row are a token too: for titles and labels, which are short.
    private let pairs: Bool

    init(_ space: TokenSpace, pairs: Bool) {
        self.space = space
        self.pairs = pairs
    }

    func forEach(in bytes: ArraySlice<UInt8>, _ emit: PageTokens.Emit) {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            var last: Range<Int>?
            while index < buffer.count {
                let byte = buffer[index]
                if byte >= 0xE3, byte <= 0xED, index + 2 < buffer.count {
                    ideograph(buffer, index, emit)
                    last = nil
                    index += 3
                } else if TextTokens.isWordByte(byte) {
                    let start = index
                    while index < buffer.count, TextTokens.isWordByte(buffer[index]) { index += 1 }
                    word(buffer, start..<index, after: last, emit)
                    last = start..<index
                } else {
                    index += 1
                }
            }
        }
    }

    private func word(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, after last: Range<Int>?, _ emit: PageTokens.Emit)
    {
        guard range.count <= TextTokens.longestWord, range.count > 1 else { return }
        if bytes[range].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return }
        var hash = TokenHash(space)
        for index in range { hash.add(bytes[index]) }
        emit(space, hash, TextTokens.text(bytes, range))
        guard pairs, let last, last.count <= TextTokens.longestWord else { return }
        var pair = TokenHash(space)
        for index in last { pair.add(bytes[index]) }
        pair.add(UInt8(ascii: " "))
        for index in range { pair.add(bytes[index]) }
        emit(space, pair, TextTokens.text(bytes, last) + " " + TextTokens.text(bytes, range))
    }

    /// An ideograph with the one behind it, and the one behind that.
    private func ideograph(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ emit: PageTokens.Emit) {
        var hash = TokenHash(space)
        for index in start..<(start + 3) { hash.add(bytes[index]) }
        var end = start + 3
        for _ in 0..<2 {
            guard end + 2 < bytes.count, bytes[end] >= 0xE3, bytes[end] <= 0xED else { return }
            for index in end..<(end + 3) { hash.add(bytes[index]) }
            end += 3
            let stop = end
            emit(space, hash, TextTokens.text(bytes, start..<stop))
        }
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// Letters and digits of Latin, and bytes of other scripts with spaces.
    @inline(__always)
    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x80...0xE2, 0xEE...0xFF: true
        default: false
        }
    }
}
