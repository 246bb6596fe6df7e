/// The plain lines of one format, flat: what is looked at for each line of a list must not be counted references.
///
/// Bounds: an index is below `count`, a suffix's below the `endSuffix` of a kind.
final class PlainKinds: @unchecked Sendable {
    struct Flags: OptionSet {
        let rawValue: UInt16
        static let subtree = Flags(rawValue: 1)
        static let space = Flags(rawValue: 2)
        static let comment = Flags(rawValue: 4)
        static let finalDot = Flags(rawValue: 8)
        static let pair = Flags(rawValue: 16)
        static let stops = Flags(rawValue: 32)
        static let indentation = Flags(rawValue: 64)
        static let learns = Flags(rawValue: 128)
    }

    struct Kind: BitwiseCopyable {
        let prefix: UInt128
        let mask: UInt128
        let stop: UInt128
        let stopMask: UInt128
        let prefixCount: UInt16
        let firstSuffix: UInt16
        let endSuffix: UInt16
        let flags: UInt16
        let group: UInt8

        @inline(__always)
        func has(_ flag: Flags) -> Bool { flags & flag.rawValue != 0 }
    }

    private let kinds: UnsafeMutablePointer<Kind>
    private let suffixes: UnsafeMutablePointer<(start: Int, count: Int)>
    private let bytes: UnsafeMutablePointer<UInt8>
    let count: Int
    /// What may follow the names of lines that learn.
    let members: PlainMembers?

    init(_ lines: [PlainLine]) {
        count = lines.count
        members = lines.lazy.map(\.objectMembers).first { !$0.isEmpty }.map(PlainMembers.init)
        kinds = .allocate(capacity: max(1, count))
        let all = lines.flatMap(\.suffixes)
        suffixes = .allocate(capacity: max(1, all.count))
        bytes = .allocate(capacity: all.reduce(1) { $0 + $1.count })
        var (suffix, byte) = (0, 0)
        for (index, line) in lines.enumerated() {
            let first = suffix
            for text in line.suffixes {
                (suffixes + suffix).initialize(to: (byte, text.count))
                (bytes + byte).initialize(from: text, count: text.count)
                suffix += 1
                byte += text.count
            }
            let (prefix, mask) = PlainKinds.pattern(line.prefix)
            let (stop, stopMask) = PlainKinds.pattern(line.stops)
            (kinds + index).initialize(
                to: Kind(
                    prefix: prefix, mask: mask, stop: stop, stopMask: stopMask, prefixCount: UInt16(line.prefix.count),
                    firstSuffix: UInt16(first), endSuffix: UInt16(suffix), flags: PlainKinds.flags(line).rawValue,
                    group: line.group))
        }
    }

    deinit {
        kinds.deallocate()
        suffixes.deallocate()
        bytes.deallocate()
    }

    @inline(__always)
    subscript(index: Int) -> Kind { kinds[index] }

    @inline(__always)
    func suffix(_ index: Int) -> (start: UnsafePointer<UInt8>, count: Int) {
        (UnsafePointer(bytes + suffixes[index].start), suffixes[index].count)
    }

    private static func flags(_ line: PlainLine) -> Flags {
        var flags: Flags = []
        if line.isSubtree { flags.insert(.subtree) }
        if line.allowsSpace { flags.insert(.space) }
        if line.allowsComment { flags.insert(.comment) }
        if line.allowsFinalDot { flags.insert(.finalDot) }
        if line.pairsWithWildcard { flags.insert(.pair) }
        if line.learnsSuffixes { flags.insert(.learns) }
        if line.stopsAtIndentation { flags.insert(.indentation) }
        if line.stopsAtIndentation || !line.stops.isEmpty { flags.insert(.stops) }
        return flags
    }

    /// Up to 16 bytes as they lie in memory, and what of a word must be equal to them.
    private static func pattern(_ text: [UInt8]) -> (value: UInt128, mask: UInt128) {
        var value: UInt128 = 0
        for (index, byte) in text.enumerated() { value |= UInt128(byte) << UInt128(8 * index) }
        return (value, text.count >= 16 ? .max : (1 << UInt128(8 * text.count)) - 1)
    }
}
