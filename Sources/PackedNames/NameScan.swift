import CNameScan

/// Finds the bytes of a name, sixteen at a time or, with equal results, one at a time.
///
/// The vector path is C (`CNameScan`), because Swift can't make a mask of a vector. A property test holds the two together.
package struct NameScan: Sendable {
    /// One bit for each of 64 bytes, the first byte in the lowest bit.
    package struct Masks: Equatable, Sendable {
        /// No letter, digit, dot or hyphen.
        package let other: UInt64
        package let dot: UInt64
        package let hyphen: UInt64
    }

    /// How many bytes behind the place that is looked at must be readable.
    package static let readBytes = 64

    private let usesVector: Bool

    /// - Parameter usesVector: default: where the machine can.
    package init(usesVector: Bool = NameScan.hasVector) { self.usesVector = usesVector && NameScan.hasVector }

    package static var hasVector: Bool { name_scan_has_vector != 0 }

    /// The classes of the 64 bytes at an address, all of them readable.
    @inline(__always)
    package func masks(_ bytes: UnsafePointer<UInt8>) -> Masks {
        if usesVector {
            let masks = name_scan_vector(bytes)
            return Masks(other: masks.other, dot: masks.dot, hyphen: masks.hyphen)
        }
        return NameScan.portableMasks(bytes)
    }

    /// The same as far as the first byte that is none of the three; what is said of those behind it means nothing.
    @inline(__always)
    package func runMasks(_ bytes: UnsafePointer<UInt8>) -> Masks {
        if usesVector {
            let masks = name_scan_run_vector(bytes)
            return Masks(other: masks.other, dot: masks.dot, hyphen: masks.hyphen)
        }
        return NameScan.portableMasks(bytes)
    }

    /// How many bytes from the first on are printable ASCII or tabs; up to 15 bytes behind them are read.
    @inline(__always)
    package func textRun(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        if usesVector { return name_scan_text_run(bytes, count) }
        var index = 0
        while index < count, bytes[index] == 0x09 || (bytes[index] >= 0x20 && bytes[index] < 0x7F) { index += 1 }
        return index
    }

    /// How many bytes are none that a name in its one spelling has: no lower-case letter, digit, dot, hyphen, underscore.
    package func countForeign(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let start = bytes.baseAddress else { return 0 }
        if usesVector { return name_scan_count_foreign(start, bytes.count) }
        return bytes.count { !NameScan.isNameByte($0) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func portableMasks(_ bytes: UnsafePointer<UInt8>) -> Masks {
        var (other, dot, hyphen): (UInt64, UInt64, UInt64) = (0, 0, 0)
        for index in 0..<64 {
            let bit = UInt64(1) << UInt64(index)
            switch bytes[index] {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: break
            case UInt8(ascii: "."): dot |= bit
            case UInt8(ascii: "-"): hyphen |= bit
            default: other |= bit
            }
        }
        return Masks(other: other, dot: dot, hyphen: hyphen)
    }
}
