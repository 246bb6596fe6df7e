/// Cuts texts at a limit without leaving half a scalar behind, in time linear in the limit.
package enum TextCut {
    /// The first bytes of the text's UTF-8, at most `limit`, ending at the end of a scalar.
    package static func bytes(_ text: String, _ limit: Int) -> ArraySlice<UInt8> {
        var text = text
        var bytes = text.withUTF8 { Array($0.prefix(limit + 1)) }
        if bytes.count <= limit { return bytes[...] }
        // A continuation byte just past the limit means that a scalar crosses it.
        while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
        return bytes[...]
    }

    /// The text cut to so many UTF-8 bytes.
    package static func text(_ text: String, bytes limit: Int) -> String {
        text.utf8.count <= limit ? text : String(decoding: bytes(text, limit), as: UTF8.self)
    }

    /// The text cut to so many scalars.
    package static func scalars(_ text: String, _ limit: Int) -> String {
        if text.utf8.count <= limit { return text }
        var output = ""
        output.unicodeScalars.append(contentsOf: text.unicodeScalars.prefix(limit))
        return output
    }
}
