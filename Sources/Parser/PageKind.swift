/// Whether bytes are something else than a page. They are read all the same, since browsers sniff too, but the page is flagged.
enum PageKind {
    /// First bytes of files that are met under the name of pages.
    private static let signatures: [[UInt8]] = [
        [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("%PDF".utf8), [0x50, 0x4B, 0x03, 0x04],
        [0x7F, 0x45, 0x4C, 0x46], [0x1F, 0x8B], Array("RIFF".utf8), Array("Rar!".utf8), [0x37, 0x7A, 0xBC, 0xAF],
        [0x28, 0xB5, 0x2F, 0xFD], [0xD0, 0xCF, 0x11, 0xE0], Array("OggS".utf8), Array("ID3".utf8), Array("wOF".utf8),
        [0x4D, 0x5A, 0x90],
    ]
    private static let types = [
        "text/html", "application/xhtml", "text/plain", "text/xml", "application/xml", "*/*", "text/vnd.wap",
    ]
    /// Control characters per thousand bytes above which the start is no text.
    private static let controlsPerMille = 50

    static func isNotHTML(_ body: ByteView, contentType: ByteView) -> Bool {
        if signatures.contains(where: { body.starts(with: $0) }) { return true }
        if Array(body.dropFirst(4).prefix(4)) == Array("ftyp".utf8) { return true }
        let type = Bytes(PlainSpace.trimmed(String(decoding: contentType, as: UTF8.self)))
        if type.lowered.contains(UInt8(ascii: "/")), !types.contains(where: type.hasPrefix) { return true }
        if CharsetDeclaration.mark(body) != nil || CharsetDeclaration.zeroBytes(body) != nil { return false }
        let head = body.prefix(1_024)
        let controls = head.reduce(0) { $0 + (($1 < 0x20 && !ASCII.isSpace($1) && $1 != 0 && $1 != 0x1B) || $1 == 0x7F ? 1 : 0) }
        return controls * 1_000 > max(head.count, 100) * controlsPerMille
    }
}
