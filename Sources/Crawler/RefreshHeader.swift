/// The `Refresh` header, which browsers follow though no standard has it (HTML §4.2.5.3 reads the same text in meta tags).
package struct RefreshHeader: Equatable, Sendable {
    package let seconds: Int
    /// The address as written; empty means the page itself.
    package let target: String

    /// Reads `5`, `0;url=x`, `0; URL='x'`, `0,x` and `0 x`.
    package init?(_ value: String) {
        let bytes = Array(value.utf8.prefix(8_192 + 64))
        var index = 0
        func skipSpace() { while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 } }
        skipSpace()
        var seconds = 0
        let start = index
        while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
            seconds = min(seconds * 10 + Int(bytes[index] - 0x30), 1_000_000)
            index += 1
        }
        guard index > start || bytes.first == UInt8(ascii: ".") else { return nil }
        while index < bytes.count, bytes[index] >= 0x30 && bytes[index] <= 0x39 || bytes[index] == UInt8(ascii: ".") {
            index += 1
        }
        guard index == bytes.count || "; ,\t".utf8.contains(bytes[index]) else { return nil }
        skipSpace()
        if index < bytes.count, bytes[index] == UInt8(ascii: ";") || bytes[index] == UInt8(ascii: ",") { index += 1 }
        skipSpace()
        var rest = bytes[index...]
        if rest.prefix(3).map({ $0 | 0x20 }) == Array("url".utf8) {
            let behind = rest.dropFirst(3).drop { $0 == 0x20 || $0 == 0x09 }
            if behind.first == UInt8(ascii: "=") { rest = behind.dropFirst().drop { $0 == 0x20 || $0 == 0x09 } }
        }
        if let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
            rest = rest.dropFirst().prefix { $0 != quote }
        }
        self.seconds = seconds
        target = String(decoding: rest, as: UTF8.self)
    }
}
