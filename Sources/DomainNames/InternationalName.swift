import CUnicode

/// Unicode names and their A-labels, by UTS 46 non-transitional processing (ICU, the only import of it).
///
/// UTS 46 as browsers use it (WHATWG URL §3.3): what IDNA 2008 forbids beyond it, emoji above all, is registered under some
/// top-level domains and reported to us.
enum InternationalName {
    /// Enough for a name of the greatest length in either form: a letter takes at most four bytes.
    private static let maximumBytes = 4 * 4 * DomainName.maximumLength

    /// Maps a UTF-8 name to A-labels: full-width letters and ideographic dots become what a browser would make of them.
    ///
    /// Lengths and empty labels are not judged here: `DomainName` holds what comes out to its own rules.
    /// - Throws: `.notUTF8`, or `.notInternational` when a label is not valid by UTS 46 §4.1.
    static func toASCII(_ bytes: UnsafeBufferPointer<UInt8>) throws(DomainNameError) -> String {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        if bytes.contains(0) { throw .forbiddenByte(0) }
        guard let ascii = convert(bytes, unicode_name_to_ascii) else { throw .notInternational }
        return ascii
    }

    static func toASCII(_ text: Substring) throws(DomainNameError) -> String {
        var copy = String(text)
        let result: Result<String, DomainNameError> = copy.withUTF8 { bytes in
            Result { () throws(DomainNameError) in try toASCII(bytes) }
        }
        return try result.get()
    }

    /// The name for people's eyes, or `nil` when its A-labels do not decode.
    static func toUnicode(_ name: String) -> String? {
        var copy = name
        return copy.withUTF8 { convert($0, unicode_name_to_unicode) }
    }

    private static func convert(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ conversion: (UnsafePointer<CChar>, Int32, UnsafeMutablePointer<CChar>, Int32) -> Int32
    ) -> String? {
        guard !bytes.isEmpty, bytes.count <= maximumBytes else { return nil }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: maximumBytes) { output in
            guard let room = output.baseAddress else { return nil }
            let length = bytes.withMemoryRebound(to: CChar.self) { name in
                name.baseAddress.map { conversion($0, Int32(name.count), room, Int32(output.count)) } ?? -1
            }
            guard length > 0 else { return nil }
            return String(decoding: UnsafeRawBufferPointer(output).prefix(Int(length)), as: UTF8.self)
        }
    }
}

extension DomainName {
    /// The name as people read it (U-labels). For display only: it is never parsed again and never published.
    package var displayText: String { hasALabel ? InternationalName.toUnicode(text) ?? text : text }

    /// Whether a label claims to be Punycode (RFC 5891 §2.3.1).
    var hasALabel: Bool {
        var name = text.utf8[...]
        if name.starts(with: "xn--".utf8) { return true }
        // Bytes, since a search for characters costs more than all else that reads a name.
        while let dot = name.firstIndex(of: UInt8(ascii: ".")) {
            name = name[dot...].dropFirst()
            if name.starts(with: "xn--".utf8) { return true }
        }
        return false
    }

    /// Whether a browser would open the name: its A-labels decode to labels that UTS 46 allows.
    ///
    /// Not asked of list entries: a resolver is asked for any name, and blocks it.
    var isOpenedByBrowsers: Bool { !hasALabel || (try? InternationalName.toASCII(Substring(text))) != nil }
}
