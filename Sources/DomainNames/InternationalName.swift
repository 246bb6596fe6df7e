import CIDN2

/// Unicode names and their A-labels, by UTS 46 non-transitional processing (libidn2, the only import of it).
enum InternationalName {
    /// Maps a UTF-8 name to A-labels: full-width letters and ideographic dots become what a browser would make of them.
    static func toASCII(_ bytes: UnsafeBufferPointer<UInt8>) throws(DomainNameError) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.elementsEqual(bytes) else { throw .notUTF8 }
        if text.utf8.contains(0) { throw .forbiddenByte(0) }
        var output: UnsafeMutablePointer<CChar>?
        let flags = CInt(IDN2_NONTRANSITIONAL.rawValue) | CInt(IDN2_NFC_INPUT.rawValue)
        let status = idn2_to_ascii_8z(text, &output, flags)
        guard status == CInt(IDN2_OK.rawValue), let output else { throw .notInternational }
        defer { idn2_free(output) }
        return String(cString: output)
    }

    /// The name for people's eyes, or `nil` when its A-labels do not decode.
    static func toUnicode(_ name: String) -> String? {
        var output: UnsafeMutablePointer<CChar>?
        guard idn2_to_unicode_8z8z(name, &output, 0) == CInt(IDN2_OK.rawValue), let output else { return nil }
        defer { idn2_free(output) }
        return String(cString: output)
    }
}

extension DomainName {
    /// The name as people read it (U-labels). For display only: it is never parsed again and never published.
    package var displayText: String {
        text.utf8.contains(UInt8(ascii: "x")) && text.contains("xn--") ? InternationalName.toUnicode(text) ?? text : text
    }
}
