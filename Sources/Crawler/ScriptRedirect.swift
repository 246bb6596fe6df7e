/// A redirect in JavaScript that can be read without running it: `location.href = "…"`, `location.replace('…')`,
/// `window.open("…", "_self")`.
///
/// Only literal addresses count. Whether the page shows anything else is for the caller to say: pages that do have such lines
/// in functions that nobody may ever call.
package enum ScriptRedirect {
    /// Bytes of a page that are searched. 64 KiB: pages whose only work is to send their visitor on are small.
    private static let searchedBytes = 65_536
    /// Places in one script that are tried. 64: each may cost a literal's length.
    private static let mostTries = 64

    /// The address as written, or `nil`.
    package static func target(in page: [UInt8]) -> String? {
        let bytes = Array(page.prefix(searchedBytes))
        var index = 0
        while let open = find("<script", in: bytes, from: index) {
            guard let start = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
            let end = find("</script", in: bytes, from: start) ?? bytes.count
            if let target = target(inScript: bytes[(start + 1)..<max(end, start + 1)]) { return target }
            index = end
            if index >= bytes.count { return nil }
        }
        return nil
    }

    private static func target(inScript script: ArraySlice<UInt8>) -> String? {
        let bytes = Array(script)
        var index = 0
        var tries = 0
        while tries < mostTries, let word = find("location", in: bytes, from: index) {
            tries += 1
            index = word + 8
            var rest = bytes[index...]
            if word > 0, isName(bytes[word - 1]) { continue }
            skipSpace(&rest)
            if take(".replace", &rest) || take(".assign", &rest) {
                skipSpace(&rest)
                guard take("(", &rest) else { continue }
            } else {
                _ = take(".href", &rest)
                skipSpace(&rest)
                guard take("=", &rest), rest.first != UInt8(ascii: "=") else { continue }
            }
            skipSpace(&rest)
            if let literal = literal(rest), !literal.isEmpty { return literal }
        }
        return nil
    }

    /// A string literal with the escapes that JavaScript knows, when nothing is added to it.
    private static func literal(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let quote = bytes.first, "\"'`".utf8.contains(quote) else { return nil }
        var text: [UInt8] = []
        var rest = bytes.dropFirst()
        while let byte = rest.popFirst() {
            if byte == quote {
                skipSpace(&rest)
                guard let next = rest.first else { return String(decoding: text, as: UTF8.self) }
                // `"a" + b` is not an address that can be read.
                return next == UInt8(ascii: "+") ? nil : String(decoding: text, as: UTF8.self)
            }
            if byte == 0x0A || byte == 0x0D || text.count > 8_192 { return nil }
            guard byte == UInt8(ascii: "\\") else {
                if quote == UInt8(ascii: "`"), byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "{") { return nil }
                text.append(byte)
                continue
            }
            guard let escape = rest.popFirst() else { return nil }
            switch escape {
            case UInt8(ascii: "x"), UInt8(ascii: "u"):
                let count = escape == UInt8(ascii: "x") ? 2 : 4
                guard let code = UInt32(String(decoding: rest.prefix(count), as: UTF8.self), radix: 16), code < 0x80,
                    rest.count >= count
                else { return nil }
                text.append(UInt8(code))
                rest = rest.dropFirst(count)
            case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(escape)
            default: return nil
            }
        }
        return nil
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F || byte == 0x24
    }

    private static func skipSpace(_ bytes: inout ArraySlice<UInt8>) {
        while let first = bytes.first, first == 0x20 || first >= 0x09 && first <= 0x0D { bytes.removeFirst() }
    }

    private static func take(_ word: String, _ bytes: inout ArraySlice<UInt8>) -> Bool {
        guard bytes.starts(with: word.utf8) else { return false }
        bytes.removeFirst(word.utf8.count)
        return true
    }

    /// Where an ASCII word stands, letter case aside.
    private static func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
        let needle = Array(word.utf8)
        var index = start
        while index + needle.count <= bytes.count {
            if bytes[index] | 0x20 == needle[0] | 0x20,
                zip(bytes[index..<index + needle.count], needle).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 && $1 >= 0x61 })
            {
                return index
            }
            index += 1
        }
        return nil
    }
}
