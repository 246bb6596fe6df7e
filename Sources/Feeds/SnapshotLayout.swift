/// How a snapshot lies on disk. All numbers are little-endian; a table's `offset[i]` to `offset[i + 1]` is key `i`.
///
/// ```
/// 0    8   "zhalanF1", the layout's version at the end
/// 8    64  SHA-256 of everything behind these 72 bytes, in hexadecimal
/// 72   48  six u64: bytes of metadata M, names N, bytes of name keys K, addresses A, bytes of addresses T, sets of origins S
/// 120  M   metadata (`SnapshotMetadata`)
///          names: u32 offset[N + 1] · u32 place[N] · u16 origins[N], only if S > 0 · K bytes of keys, sorted
///          addresses: the same with A and T
/// ```
/// A place is the line in the list, counted from 1, with the highest bit set for a name with everything below it. Nothing is
/// aligned: every number is loaded byte-wise, and every offset is checked where it is used, so that a damaged file is told and
/// never followed.
enum SnapshotLayout {
    static let magic = Array("zhalanF1".utf8)
    static let magicPrefix = Array("zhalanF".utf8)
    static let digestBytes = 64
    static let digested = 72
    static let headerBytes = 120
    static let subtreeBit: UInt32 = 1 << 31

    /// Lines beyond two thousand million are told as that.
    static func place(line: Int, subtree: Bool) -> UInt32 {
        UInt32(min(max(line, 0), Int(subtreeBit) - 1)) | (subtree ? subtreeBit : 0)
    }

    static func line(_ place: UInt32) -> Int { Int(place & ~subtreeBit) }
    static func isSubtree(_ place: UInt32) -> Bool { place & subtreeBit != 0 }

    static func append(_ value: some FixedWidthInteger, to output: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { output.append(contentsOf: $0) }
    }

    static func append(all values: [some FixedWidthInteger], to output: inout [UInt8]) {
        values.map(\.littleEndian).withUnsafeBytes { output.append(contentsOf: $0) }
    }
}
