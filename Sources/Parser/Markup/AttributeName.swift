/// The attributes that some extractor reads. What is not among them is never handed to libxml2.
enum AttributeName: UInt8, CaseIterable, Sendable {
    case other
    case accept, action, alt, autocomplete, `class`, content, data, download, `for`, formaction, href, id, integrity, label, lang,
        maxlength, method, name, onclick, placeholder, poster, property, rel, src, srcset, style, title, type, value, hidden,
        width, height
    case ariaLabel, ariaHidden, dataSource, dataOriginal, httpEquiv, inputMode, xlinkHref, xmlLang

    private static let spellings = NameTable<AttributeName> { name in
        switch name {
        case .ariaLabel: "aria-label"
        case .ariaHidden: "aria-hidden"
        case .dataSource: "data-src"
        case .dataOriginal: "data-original"
        case .httpEquiv: "http-equiv"
        case .inputMode: "inputmode"
        case .xlinkHref: "xlink:href"
        case .xmlLang: "xml:lang"
        default: "\(name)"
        }
    }
    /// Longer names are none of these.
    static let longest = 13

    /// The attribute whose name stands at a place, in either case.
    init(_ bytes: ByteView, _ range: Range<Int>) {
        self = Self.spellings.member(bytes, range)
    }
}
