/// Text from outside made safe for a terminal, a log line and a comment in a published file.
package enum PlainText {
    /// Control characters of C0 and C1, bidirectional controls and line separators: they move the cursor or turn text around.
    package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// A count with its word: `1 name`, `2 names`.
    ///
    /// - Parameter plural: where it is not the word with an s.
    package static func counted(_ count: Int, _ word: String, plural: String? = nil) -> String {
        "\(count) \(count == 1 ? word : plural ?? word + "s")"
    }

    /// The text with every unsafe character shown as `\u{…}`, cut to a number of scalars with an ellipsis.
    package static func escaped(_ text: String, limit: Int = 200) -> String {
        // Nearly every text is plain ASCII, and is handed back as it is.
        if text.utf8.count <= limit, isPrintableASCII(text) { return text }
        var output = ""
        var count = 0
        for scalar in text.unicodeScalars {
            if count == limit {
                output += "…"
                break
            }
            count += 1
            if isUnsafe(scalar) {
                output += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    /// Asked of every header of every answer, so over the bytes where they lie.
    private static func isPrintableASCII(_ text: String) -> Bool {
        let isPrintable = { (byte: UInt8) in byte >= 0x20 && byte < 0x7F }
        return text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isPrintable) } ?? text.utf8.allSatisfy(isPrintable)
    }
}
