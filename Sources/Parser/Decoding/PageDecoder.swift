/// Decides in which encoding a page is, and decodes it.
///
/// The order is that of browsers (WHATWG HTML §13.2.3): byte order mark, content type, `<meta>`. Where none is given, UTF-16 by its
/// zero bytes, UTF-8 where the bytes are valid, else a guess. A declaration that the bytes contradict is not followed, for a lie
/// would hide the page from us and from nobody else with a tolerant reader; such a page keeps `.replacedBytes`.
enum PageDecoder {
    static func decode(_ body: ByteView, contentType: ByteView) -> (text: DecodedText, isContradicted: Bool) {
        if let (charset, length) = CharsetDeclaration.mark(body) {
            let text = DecodedText(body[length...], as: charset)
            return (text, text.isDoubtful)
        }
        if let charset = CharsetDeclaration.zeroBytes(body) {
            let text = DecodedText(body, as: charset)
            if !text.isDoubtful { return (text, false) }
        }
        let utf8 = DecodedText(body, as: .utf8)
        guard let declared = CharsetDeclaration.header(contentType) ?? CharsetDeclaration.meta(body) else {
            if utf8.replaced == 0 { return (utf8, false) }
            return undeclared(body, utf8)
        }
        // Browsers show nothing of such a page; we read what it holds, and flag it.
        if declared == .replacement { return (DecodedText(body, as: declared), true) }
        if declared == .utf8 {
            if !utf8.isDoubtful { return (utf8, false) }
            return (undeclared(body, utf8).text, true)
        }
        // Text in another encoding is by chance valid UTF-8 only when it is very short.
        if utf8.replaced == 0, utf8.beyondASCII >= 24 { return (utf8, false) }
        let text = DecodedText(body, as: declared)
        if !text.isDoubtful { return (text, false) }
        let other = undeclared(body, utf8).text
        return (other.replaced < text.replaced ? other : text, true)
    }

    private static func undeclared(_ body: ByteView, _ utf8: DecodedText) -> (text: DecodedText, isContradicted: Bool) {
        // A page cut within a letter, or with one broken byte, is still UTF-8.
        if !utf8.isDoubtful { return (utf8, false) }
        let text = DecodedText(body, as: CharsetGuess.guess(body))
        return (text, text.isDoubtful)
    }
}
