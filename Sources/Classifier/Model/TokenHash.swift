/// The hash that names a token: FNV-1a over its bytes, mixed at the end so that its upper bits make a bucket.
///
/// Part of the extractor's version: another hash is another model.
struct TokenHash {
    private(set) var state: UInt64

    /// - Parameter space: the token's namespace; equal bytes in two namespaces are two tokens.
    @inline(__always)
    init(_ space: TokenSpace) { state = (0xCBF2_9CE4_8422_2325 ^ UInt64(space.rawValue)) &* 0x0000_0100_0000_01B3 }

    @inline(__always)
    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    @inline(__always)
    mutating func add(_ number: Int) {
        add(UInt8(truncatingIfNeeded: number))
        add(UInt8(truncatingIfNeeded: number >> 8))
    }

    /// The bucket among 2^`bits`.
    @inline(__always)
    func bucket(bits: Int) -> Int {
        var mixed = state ^ (state >> 29)
        mixed = mixed &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> UInt64(64 - bits))
    }
}
