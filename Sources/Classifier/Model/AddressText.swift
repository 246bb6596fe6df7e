/// The parts of an address that are read for tokens, found in one pass over its bytes.
///
/// The text is the canonical one of training data: no scheme, no `www.`, no fragment, no final slash, the host in lower case. Which of
/// these a list's author kept says who wrote the list and nothing of the site.
struct AddressText {
    /// Bytes read of an address; the tail of a longer one is padding.
    static let bytes = 400

    /// Where the host ends and the path, if any, begins.
    let hostEnd: Int
    /// Where the top-level part begins: `co.uk` of `a.b.co.uk`, `app` of `x.vercel.app`.
    let suffixStart: Int
    /// The registered label, or the user's label on a platform.
    let labelStart: Int
    let labelEnd: Int
    /// Where the last label begins.
    let topStart: Int
    /// Where a port stands, or the host's end.
    let nameEnd: Int
    let isPlatform: Bool
    let isNumeric: Bool

    init(_ text: UnsafeBufferPointer<UInt8>, platforms: PlatformSuffixes) {
        var hostEnd = text.count
        var nameEnd = -1
        var isNumeric = true
        var dots = (last: -1, second: -1, third: -1)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") {
                hostEnd = index
                break
            }
            if byte == UInt8(ascii: ":") {
                if nameEnd < 0 { nameEnd = index }
            } else if byte == UInt8(ascii: ".") {
                if nameEnd < 0 { dots = (index, dots.last, dots.second) }
            } else if byte > 0x39, nameEnd < 0 {
                isNumeric = false
            }
            index += 1
        }
        if nameEnd < 0 { nameEnd = hostEnd }
        self.hostEnd = hostEnd
        self.nameEnd = nameEnd
        self.isNumeric = isNumeric
        guard !isNumeric, dots.last >= 0 else {
            (suffixStart, topStart, labelStart, labelEnd, isPlatform) = (nameEnd, nameEnd, 0, nameEnd, false)
            return
        }
        topStart = dots.last + 1
        let platform = platforms.start(in: text, before: nameEnd)
        if platform > 0 {
            (suffixStart, isPlatform, labelEnd) = (platform, true, platform - 1)
        } else {
            isPlatform = false
            // A registry's second level: two letters of a country behind a short word (`co.uk`, `com.cn`).
            let isCountry = nameEnd - topStart == 2
            if isCountry, dots.second >= 0 || dots.last > 0,
                AddressText.isRegistryWord(text, dots.second + 1, dots.last), dots.second > 0
            {
                suffixStart = dots.second + 1
                labelEnd = dots.second
            } else {
                suffixStart = topStart
                labelEnd = dots.last
            }
        }
        var start = labelEnd
        while start > 0, text[start - 1] != UInt8(ascii: ".") { start -= 1 }
        labelStart = start
    }

    @inline(__always)
    private static func isRegistryWord(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard end - start <= 4, end > start else { return false }
        var key: UInt32 = 0
        for index in start..<end { key = key << 8 | UInt32(text[index]) }
        switch key {
        case 0x636F, 0x636F_6D, 0x6F72_67, 0x6E65_74, 0x6564_75, 0x676F_76, 0x6163, 0x6E65, 0x6F72, 0x676F, 0x676F_62, 0x6D69_6C,
            0x6E6F_6D, 0x7765_62, 0x6964, 0x7363_68, 0x6C74_64, 0x706C_63, 0x6173_6E, 0x676F_7576, 0x6964_76:
            return true
        default: return false
        }
    }
}
