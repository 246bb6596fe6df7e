/// The bytes that lists are sorted by: labels from right to left, each ended by a zero byte (`com\0example\0www\0`).
///
/// Comparing them byte by byte is `DomainName.<`; a name's subtree is one run of keys with its own as their beginning.
extension DomainName {
    /// Appends the key of a name to a buffer that holds many: no memory for each name.
    package func appendSortKey(to keys: inout [UInt8]) {
        var copy = text
        copy.withUTF8 { bytes in
            var end = bytes.count
            var index = end
            while index > 0 {
                index -= 1
                guard bytes[index] == UInt8(ascii: ".") else { continue }
                keys.append(contentsOf: bytes[(index + 1)..<end])
                keys.append(0)
                end = index
            }
            keys.append(contentsOf: bytes[..<end])
            keys.append(0)
        }
    }

    /// Reads a name back from its key.
    ///
    /// - Returns: `nil` for bytes that are no key: those of a damaged file.
    package init?(sortKey key: UnsafeRawBufferPointer) {
        guard key.count > 3, key.count <= DomainName.maximumLength + 1, key[key.count - 1] == 0 else { return nil }
        var labels = 0
        for byte in key {
            switch byte {
            case 0: labels += 1
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                continue
            default: return nil
            }
        }
        guard labels > 1 else { return nil }
        self.init(
            trusted: String(unsafeUninitializedCapacity: key.count - 1) { name in
                // The key's first label is the name's last: written from the end.
                var place = key.count - 1
                var start = 0
                for index in 0..<key.count where key[index] == 0 {
                    place -= index - start
                    for offset in start..<index { name[place + offset - start] = key[offset] }
                    start = index + 1
                    if place > 0 {
                        place -= 1
                        name[place] = UInt8(ascii: ".")
                    }
                }
                return key.count - 1
            })
    }
}
