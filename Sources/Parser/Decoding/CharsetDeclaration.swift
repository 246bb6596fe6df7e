/// What a page says about its own encoding, in the order in which browsers believe it: byte order mark, header, `<meta>`.
enum CharsetDeclaration {
    /// The encoding of a byte order mark and the mark's length.
    static func mark(_ body: ByteView) -> (charset: Charset, length: Int)? {
        if body.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if body.starts(with: [0xFF, 0xFE]) { return (.utf16Little, 2) }
        if body.starts(with: [0xFE, 0xFF]) { return (.utf16Big, 2) }
        return nil
    }

    /// The encoding in a content type: `text/html; charset=gbk`.
    static func header(_ contentType: ByteView) -> Charset? {
        label(in: Bytes(contentType), from: 0).flatMap { CharsetLabels.charset($0) }
    }

    /// The encoding in the first `<meta>` within the first bytes that names one. A page that can be read this far as ASCII is not
    /// UTF-16, whatever it says (WHATWG HTML §13.2.3.2).
    static func meta(_ body: ByteView) -> Charset? {
        let head = body.prefix(ParseLimits.metaBytes)
        var index = head.startIndex
        while let start = ByteSearch.index(of: UInt8(ascii: "<"), in: head, index..<head.endIndex) {
            index = start + 1
            if head[start...].begins(with: "<!--") {
                guard let end = ByteSearch.index(of: "-->", in: head, start + 2..<head.endIndex) else { return nil }
                index = end + 3
            } else if head[start...].begins(with: "<meta") {
                let end = ByteSearch.index(of: UInt8(ascii: ">"), in: head, start..<head.endIndex) ?? head.endIndex
                let tag = Bytes(head[start..<end])
                index = end
                guard let label = label(in: tag, from: 0), let charset = CharsetLabels.charset(label) else { continue }
                if charset == .utf16Little || charset == .utf16Big { return .utf8 }
                return charset == .userDefined ? .windows1252 : charset
            }
        }
        return nil
    }

    /// UTF-16 without a mark, by where the zero bytes of its ASCII markup stand.
    static func zeroBytes(_ body: ByteView) -> Charset? {
        let head = body.prefix(1_024)
        guard head.count >= 8 else { return nil }
        var zeros = [0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        // Three in ten letters are ASCII in the markup of a Chinese page; stray zeros in other encodings stand in both places.
        let enough = head.count / 2 * 3 / 10
        if zeros[1] > enough, zeros[0] * 8 < zeros[1] { return .utf16Little }
        if zeros[0] > enough, zeros[1] * 8 < zeros[0] { return .utf16Big }
        return nil
    }

    private static func label(in text: Bytes, from start: Int) -> ArraySlice<UInt8>? {
        let bytes = text.lowered
        var from = start
        while let found = text.firstIndex(of: "charset", from: from) {
            from = found + 7
            var index = from
            while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
            guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
            index += 1
            while index < bytes.count, ASCII.isSpace(bytes[index]) || isQuote(bytes[index]) { index += 1 }
            let first = index
            while index < bytes.count, !ASCII.isSpace(bytes[index]), !isQuote(bytes[index]), bytes[index] != UInt8(ascii: ";"),
                bytes[index] != UInt8(ascii: "/"), bytes[index] != UInt8(ascii: ">")
            {
                index += 1
            }
            if index > first { return bytes[first..<index] }
        }
        return nil
    }

    private static func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }
}
