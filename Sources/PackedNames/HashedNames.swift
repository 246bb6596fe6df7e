/// Names of which it is told nearly always right whether another is one of them: by a bit for nearly all, by the whole hash for the rest.
final class HashedNames: @unchecked Sendable {
    private static let indexBits = 18

    private let bits: UnsafeMutablePointer<UInt64>
    /// In order.
    private let hashes: [UInt64]

    init(_ names: [String], seed: HashSeed) {
        bits = .allocate(capacity: 1 << (HashedNames.indexBits - 6))
        bits.initialize(repeating: 0, count: 1 << (HashedNames.indexBits - 6))
        hashes = names.map { NameSuspicion.withBytes($0) { $0.hash(seed) } }.sorted()
        for index in hashes.map(HashedNames.index) { bits[index >> 6] |= 1 << UInt64(index & 63) }
    }

    deinit { bits.deallocate() }

    private static func index(_ hash: UInt64) -> Int { Int(hash >> UInt64(64 - HashedNames.indexBits)) }

    /// `false` is never wrong.
    func mayHold(_ name: NameBytes, _ seed: HashSeed) -> Bool {
        let hash = name.hash(seed)
        let index = HashedNames.index(hash)
        guard (bits[index >> 6] >> UInt64(index & 63)) & 1 != 0 else { return false }
        var (low, high) = (0, hashes.count)
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < hashes.count && hashes[low] == hash
    }
}
