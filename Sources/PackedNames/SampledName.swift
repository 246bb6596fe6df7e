/// Guesses where a line of a list of any format stands in the order of names: a guess decides how even the parts are, nothing else.
package enum SampledName {
    /// The key of the last run of name bytes that has a dot and ends in letters.
    package static func key(in line: ArraySlice<UInt8>) -> UInt128? {
        var found: ArraySlice<UInt8>?
        for run in line.split(whereSeparator: { !isNameByte($0) }) {
            guard let dot = run.lastIndex(of: UInt8(ascii: ".")), dot + 1 < run.endIndex, dot > run.startIndex,
                run[dot + 1] >= UInt8(ascii: "A")
            else { continue }
            found = run
        }
        guard let found, found.count <= 253 else { return nil }
        // Letters are lower case in the order of names.
        let lowered = found.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        return (lowered + [UInt8](repeating: 0, count: NameBytes.slack)).withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { NameBytes(start: $0, count: found.count).pairKey() }
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }
}
