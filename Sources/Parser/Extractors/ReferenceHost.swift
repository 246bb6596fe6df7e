/// The host that a reference names: `https://a.example/x`, `//a.example`; none in a reference to the page's own site.
struct ReferenceHost {
    /// A number for the name, in either case the same.
    let hash: UInt64
    /// Numbers and dots, or IPv6 in brackets.
    let isNumber: Bool

    init?(_ reference: ByteView) {
        var index = 0
        if reference.count > 5, reference[0] | 0x20 == UInt8(ascii: "h") {
            guard let colon = reference.prefix(6).firstIndex(of: UInt8(ascii: ":")), colon >= 4 else { return nil }
            index = colon + 1
        }
        guard index + 2 < reference.count, reference[index] == UInt8(ascii: "/"), reference[index + 1] == UInt8(ascii: "/") else {
            return nil
        }
        index += 2
        var hash: UInt64 = 14_695_981_039_346_656_037
        var length = 0
        var isNumber = true
        var isPort = false
        let isBracketed = reference[index] == UInt8(ascii: "[")
        while index < reference.count {
            let byte = reference[index]
            if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "\\") {
                break
            }
            index += 1
            if byte == UInt8(ascii: "@") {
                // What stands before is a user's name, not the host.
                (hash, length, isNumber, isPort) = (14_695_981_039_346_656_037, 0, true, false)
                continue
            }
            if byte == UInt8(ascii: ":"), !isBracketed { isPort = true }
            if isPort { continue }
            hash = (hash ^ UInt64(ASCII.lowered(byte))) &* 1_099_511_628_211
            length += 1
            isNumber = isNumber && (ASCII.isDigit(byte) || byte == UInt8(ascii: "."))
        }
        guard length > 0 else { return nil }
        self.hash = hash
        self.isNumber = isNumber || isBracketed
    }
}
