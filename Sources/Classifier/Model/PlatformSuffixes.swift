/// The suffixes below which strangers have names (`github.io`), as hashes, so that a million names a second can be asked.
///
/// Taken from the public suffix list when a model is trained and kept in its file: scores stay the same when the list moves on.
struct PlatformSuffixes: Sendable, Hashable {
    let set: HashSet64

    init(set: HashSet64 = .init()) { self.set = set }

    init(suffixes: some Sequence<String>) { set = HashSet64(suffixes.map(PlatformSuffixes.hash)) }

    static func hash(_ suffix: String) -> UInt64 {
        suffix.utf8.reversed().reduce(seed) { step($0, $1) } | 1
    }

    /// Where the longest platform's suffix of a host begins, or −1; a host that is such a suffix itself has no user and none.
    @inline(__always)
    func start(in text: UnsafeBufferPointer<UInt8>, before end: Int) -> Int {
        var hash = PlatformSuffixes.seed
        var found = -1
        var index = end - 1
        while index >= 0 {
            let byte = text[index]
            if byte == UInt8(ascii: "."), set.contains(hash | 1) { found = index + 1 }
            hash = PlatformSuffixes.step(hash, byte)
            index -= 1
        }
        return found
    }

    private static let seed: UInt64 = 0x517C_C1B7_2722_0A95

    @inline(__always)
    private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
