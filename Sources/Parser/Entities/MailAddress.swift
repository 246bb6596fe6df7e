/// Mail addresses in text (the everyday part of RFC 5321 §4.1.2).
enum MailAddress {
    /// Endings of files that stand behind an `@` in the names of images: `logo@2x.png`.
    private static let files: Set<String> = ["png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "ico", "map", "woff"]

    /// The address around an `@`, in lower case, or `nil` where none is.
    static func around(_ at: Int, in bytes: ByteView) -> String? {
        var start = at
        while start > 0, at - start < 65, isLocal(bytes[start - 1]) { start -= 1 }
        var end = at + 1
        while end < bytes.count, end - at < 255,
            ASCII.isLetter(bytes[end]) || ASCII.isDigit(bytes[end]) || bytes[end] == 0x2D || bytes[end] == 0x2E
        {
            end += 1
        }
        while start < at, bytes[start] == UInt8(ascii: ".") || bytes[start] == UInt8(ascii: "-") { start += 1 }
        while end > at + 1, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
        guard (1...64).contains(at - start) else { return nil }
        let labels = bytes[at + 1..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ (1...63).contains($0.count) }), let last = labels.last, last.count >= 2,
            last.allSatisfy(ASCII.isLetter)
        else { return nil }
        let ending = String(decoding: last.lazy.map(ASCII.lowered), as: UTF8.self)
        if files.contains(ending) { return nil }
        return String(decoding: bytes[start..<end].lazy.map(ASCII.lowered), as: UTF8.self)
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || [0x2E, 0x2D, 0x5F, 0x2B, 0x25].contains(byte)
    }
}
