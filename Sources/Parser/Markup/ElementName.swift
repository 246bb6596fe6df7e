/// The elements that the reader knows by name; all others are `other`.
enum ElementName: UInt8, CaseIterable, Sendable {
    case other
    case a, abbr, acronym, address, area, article, aside, audio, b, base, basefont, bdi, bdo, bgsound, big, blockquote, body, br,
        button, canvas, caption, center, cite, code, col, colgroup, datalist, dd, del, desc, details, dfn, dialog, dir, div, dl,
        dt,
        em, embed, fieldset, figcaption, figure, font, footer, foreignobject, form, frame, frameset, h1, h2, h3, h4, h5, h6, head,
        header, hr, html, i, iframe, img, input, ins, kbd, keygen, label, legend, li, link, listing, main, map, mark, marquee,
        math,
        menu, meta, meter, nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option, output, p, param, picture,
        plaintext, pre, progress, q, rp, rt, ruby, s, samp, script, section, select, small, source, span, strike, strong, style,
        sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tspan, tt, u, ul,
        `var`, video, wbr, xmp
    case annotationXML

    private static let spellings = NameTable<ElementName> { $0 == .annotationXML ? "annotation-xml" : "\($0)" }

    /// The element whose name stands at a place, in either case.
    init(_ bytes: ByteView, _ range: Range<Int>) {
        self = Self.spellings.member(bytes, range)
    }

    /// The name as markup has it, lower case; empty for `other`.
    var text: [UInt8] { self == .other ? [] : Self.spellings.text(self) }

    /// `<name>`, empty for `other`.
    var startTag: ByteView { Self.startTags[Int(rawValue)] }
    /// `</name>`, empty for `other`.
    var endTag: ByteView { Self.endTags[Int(rawValue)] }
    /// `name|`, empty for `other`.
    var listed: ByteView { Self.listed[Int(rawValue)] }

    // Made once and never freed or written, so that no reference to them is counted.
    nonisolated(unsafe) private static let startTags = lasting { Array("<".utf8) + $0 + Array(">".utf8) }
    nonisolated(unsafe) private static let endTags = lasting { Array("</".utf8) + $0 + Array(">".utf8) }
    nonisolated(unsafe) private static let listed = lasting { $0 + Array("|".utf8) }

    private static func lasting(_ written: ([UInt8]) -> [UInt8]) -> [ByteView] {
        allCases.map { name in
            if name == .other { return ByteView() }
            let bytes = written(name.text)
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
            _ = copy.initialize(from: bytes)
            return ByteView(UnsafeBufferPointer(copy))
        }
    }

    var traits: ElementTraits { ElementTraits.table[Int(rawValue)] }
}
