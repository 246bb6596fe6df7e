import CNameScan

/// A name as bytes somewhere in memory: lower case, without a final dot. The one file of this room that does arithmetic on addresses.
///
/// Bounds, which every caller keeps:
/// - `count` bytes from `start` on are the name; `NameBytes.slack` more are readable, whatever stands in them;
/// - where a function writes, the bytes it says and `NameBytes.slack` more are writable.
/// Words are read over the end of a name and what does not belong to it is masked away: that is what the slack is for.
package struct NameBytes {
    /// How many bytes behind a name must be readable, and behind a place that is written to, writable.
    package static let slack = 64
    /// Nearly all names are as short, and what is done with these bytes at once needs no branch that depends on the length.
    private static let shortCount = 32

    package let start: UnsafePointer<UInt8>
    package let count: Int

    /// The byte behind the last.
    @inline(__always)
    var end: UnsafePointer<UInt8> { start + count }

    @inline(__always)
    package init(start: UnsafePointer<UInt8>, count: Int) {
        self.start = start
        self.count = count
    }

    /// - Parameter bytes: not none; with `slack` readable behind them.
    package init(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { preconditionFailure("a name has bytes") }
        self.init(start: start.assumingMemoryBound(to: UInt8.self), count: bytes.count)
    }

    package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    package var text: String { String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) }

    /// Eight bytes from an offset on, the first in the lowest bits.
    @inline(__always)
    private static func word(_ start: UnsafePointer<UInt8>, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self))
    }

    /// Sixteen bytes in the order of sorting, the first in the highest bits.
    @inline(__always)
    static func ordered(_ start: UnsafePointer<UInt8>) -> UInt128 {
        UInt128(bigEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt128.self))
    }

    @inline(__always)
    package func isEqual(to other: NameBytes) -> Bool {
        count == other.count && isEqual(toBytesAt: other.start)
    }

    /// Whether the bytes at an address are those of the name, whatever follows them.
    @inline(__always)
    func isEqual(toBytesAt other: UnsafePointer<UInt8>) -> Bool {
        if count <= NameBytes.shortCount { return name_is_equal(start, other, count) }
        var offset = 0
        while offset + 8 <= count {
            if NameBytes.word(start, offset) != NameBytes.word(other, offset) { return false }
            offset += 8
        }
        if offset == count { return true }
        let difference = NameBytes.word(start, offset) ^ NameBytes.word(other, offset)
        return difference << UInt64(8 * (8 - (count - offset))) == 0
    }

    /// A hash that nobody outside the process can aim at: pairs of words, each mixed with a secret, multiplied to 128 bits and folded.
    @inline(__always)
    package func hash(_ seed: HashSeed) -> UInt64 {
        if count <= NameBytes.shortCount { return name_hash(start, count, seed.first, seed.second, seed.third) }
        return longHash(seed)
    }

    private func longHash(_ seed: HashSeed) -> UInt64 {
        var state = seed.first ^ UInt64(truncatingIfNeeded: count)
        var offset = 0
        while offset + 16 <= count {
            state = name_folded(NameBytes.word(start, offset) ^ seed.second, NameBytes.word(start, offset + 8) ^ state)
            offset += 16
        }
        let rest = count - offset
        if rest > 8 {
            let tail = NameBytes.word(start, offset + 8) << UInt64(8 * (16 - rest))
            state = name_folded(NameBytes.word(start, offset) ^ seed.second, tail ^ state)
        } else if rest > 0 {
            state = name_folded((NameBytes.word(start, offset) << UInt64(8 * (8 - rest))) ^ seed.second, state)
        }
        return name_folded(state ^ seed.third, seed.second)
    }

    package func contains(_ byte: UInt8) -> Bool { UnsafeBufferPointer(start: start, count: count).contains(byte) }

    /// The last dot before an end, or -1.
    @inline(__always)
    package func lastDot(before end: Int) -> Int {
        var index = end - 1
        while index >= 0, start[index] != UInt8(ascii: ".") { index -= 1 }
        return index
    }

    /// What the name sorts by, as far as its top-level label and the label before it: the first sixteen bytes of
    /// `tld 0 label 0`. Names with the same two labels have the same key, and the order of keys is the order of names.
    package func pairKey() -> UInt128 {
        let last = lastDot(before: count)
        return NameBytes.pairKey(
            start, top: last + 1, before: last >= 0 ? lastDot(before: last) + 1 : 0, end: count, lowers: false)
    }

    /// The same, found sixteen bytes at a time.
    @inline(__always)
    package func pairKey(_ scan: NameScan) -> UInt128 {
        guard count < NameScan.readBytes else { return pairKey() }
        let dots = scan.masks(start).dot & ((1 << UInt64(count)) - 1)
        if dots == 0 { return pairKey() }
        let last = 63 - dots.leadingZeroBitCount
        let others = dots & ~(1 << UInt64(last))
        return NameBytes.pairKey(
            start, top: last + 1, before: others == 0 ? 0 : 64 - others.leadingZeroBitCount, end: count, lowers: false)
    }

    /// The same where the places of the two labels are known.
    ///
    /// - Parameter lowers: whether letters may be of either case. Then they are made lower as in `copyLowered`, which is for names
    ///   without an underscore: it would become another byte, and its name be sought in another part than it stands in.
    @inline(__always)
    static func pairKey(_ start: UnsafePointer<UInt8>, top: Int, before: Int, end: Int, lowers: Bool) -> UInt128 {
        let short = end - top
        if short > 0, short <= 6, top > 0 {
            let key = name_pair_key(start + top, short, start + before, top - 1 - before, lowers ? 0x2020_2020_2020_2020 : 0)
            return UInt128(key.high) << 64 | UInt128(key.low)
        }
        let lower = lowers ? UInt128(0x2020_2020_2020_2020) << 64 | UInt128(0x2020_2020_2020_2020) : 0
        let length = end - top
        let key = head(ordered(start + top) | lower, length)
        if length >= 15 || top == 0 { return key }
        let label = head(ordered(start + before) | lower, top - 1 - before)
        return key | label &>> UInt128(8 * (length + 1))
    }

    /// The first of sixteen bytes in the order of sorting; the others are zero.
    @inline(__always)
    static func head(_ bytes: UInt128, _ count: Int) -> UInt128 {
        count >= 16 ? bytes : bytes & ~(UInt128.max &>> UInt128(8 * count))
    }

    /// Copies the name in lower case; up to 32 bytes behind the copy are overwritten. Only letters, digits, dots and hyphens.
    @inline(__always)
    package func copyLowered(to target: UnsafeMutablePointer<UInt8>) {
        NameBytes.copy(start, to: target, count, with: SIMD16(repeating: 0x20))
    }

    /// Copies bytes as they are; up to 32 bytes behind the copy are overwritten.
    @inline(__always)
    package static func copy(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, _ count: Int) {
        copy(source, to: target, count, with: SIMD16(repeating: 0))
    }

    /// The first 32 bytes are copied whatever the count is: a branch that depends on it would cost more.
    @inline(__always)
    private static func copy(
        _ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, _ count: Int, with bits: SIMD16<UInt8>
    ) {
        let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
        let (first, second) = (
            from.loadUnaligned(as: SIMD16<UInt8>.self) | bits,
            from.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self) | bits
        )
        to.storeBytes(of: first, as: SIMD16<UInt8>.self)
        to.storeBytes(of: second, toByteOffset: 16, as: SIMD16<UInt8>.self)
        var offset = 32
        while offset < count {
            let next = from.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self) | bits
            to.storeBytes(of: next, toByteOffset: offset, as: SIMD16<UInt8>.self)
            offset += 16
        }
    }

    /// Writes the name's sort key: labels from right to left, each ended by a zero byte. It is one byte longer than the name.
    ///
    /// - Returns: how many bytes were written. The sixteen behind them are zero.
    @inline(__always)
    package func writeKey(to target: UnsafeMutablePointer<UInt8>, _ scan: NameScan) -> Int {
        var written = 0
        var end = count
        if count <= NameScan.readBytes {
            var dots = scan.masks(start).dot
            if count < 64 { dots &= (1 << UInt64(count)) - 1 }
            while dots != 0 {
                let dot = 63 - dots.leadingZeroBitCount
                dots &= ~(1 << UInt64(dot))
                NameBytes.copy(start + dot + 1, to: target + written, end - dot - 1)
                written += end - dot
                target[written - 1] = 0
                end = dot
            }
        } else {
            while case let dot = lastDot(before: end), dot >= 0 {
                NameBytes.copy(start + dot + 1, to: target + written, end - dot - 1)
                written += end - dot
                target[written - 1] = 0
                end = dot
            }
        }
        NameBytes.copy(start, to: target + written, end)
        written += end + 1
        UnsafeMutableRawPointer(target + written - 1).storeBytes(of: 0, as: UInt128.self)
        target[written + 15] = 0
        return written
    }

    /// Whether this name lies strictly below another.
    @inline(__always)
    package func isBelow(_ other: NameBytes) -> Bool {
        let offset = count - other.count
        guard offset > 0, start[offset - 1] == UInt8(ascii: ".") else { return false }
        return NameBytes(start: start + offset, count: other.count).isEqual(to: other)
    }
}

/// The secrets of one process's hashes.
package struct HashSeed: Sendable {
    fileprivate let first: UInt64
    fileprivate let second: UInt64
    fileprivate let third: UInt64

    package init() {
        var numbers = SystemRandomNumberGenerator()
        first = numbers.next()
        second = numbers.next() | 1
        third = numbers.next()
    }

    /// Always the same, for tests.
    package init(fixed seed: UInt64) {
        first = seed &* 0x9E37_79B9_7F4A_7C15
        second = (seed ^ 0xD6E8_FEB8_6659_FD93) | 1
        third = ~seed
    }
}
