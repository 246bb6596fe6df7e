/// What the reader needs to know about an element's name.
struct ElementTraits: OptionSet, Sendable {
    let rawValue: UInt16

    /// Has no content and no end tag.
    static let void = ElementTraits(rawValue: 1 << 0)
    /// Its content is no markup and no text of the page: script, style.
    static let raw = ElementTraits(rawValue: 1 << 1)
    /// Its content is text with entities, never markup: title, textarea.
    static let textOnly = ElementTraits(rawValue: 1 << 2)
    /// Extractors look at it, so it is handed on at depths where plain containers are not.
    static let wanted = ElementTraits(rawValue: 1 << 3)
    /// Its start ends an open paragraph.
    static let endsParagraph = ElementTraits(rawValue: 1 << 4)
    /// Its start ends SVG or MathML around it (WHATWG HTML §13.2.6.5).
    static let leavesForeign = ElementTraits(rawValue: 1 << 5)
    /// Does not separate words.
    static let inline = ElementTraits(rawValue: 1 << 6)
    /// SVG or MathML begins.
    static let foreign = ElementTraits(rawValue: 1 << 7)
    /// HTML is allowed within it although it stands in SVG or MathML.
    static let hostsHTML = ElementTraits(rawValue: 1 << 8)
    /// Some elements' starts end it: the end tags that HTML lets authors leave out.
    static let endsEarly = ElementTraits(rawValue: 1 << 9)

    /// Has no content, and within the body neither starts nor ends anything else: libxml2 need not know what it is.
    static let alone = ElementTraits(rawValue: 1 << 10)

    /// By the raw value of the name.
    static let table: [ElementTraits] = {
        var byName: [String: ElementTraits] = [:]
        func add(_ trait: ElementTraits, _ names: String) {
            for name in names.split(separator: " ") { byName[String(name), default: []].insert(trait) }
        }
        add(.void, "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
        add(.alone, "br img input")
        add(.raw, "script style")
        add(.textOnly, "title textarea xmp plaintext iframe noembed")
        add(.wanted, "a form button label select option textarea title script style svg template iframe")
        add(
            .endsParagraph,
            """
            address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 \
            h4 h5 h6 header hr li main menu nav ol p pre section summary table ul
            """)
        add(
            .leavesForeign,
            """
            b big blockquote body br center code dd div dl dt em embed form h1 h2 h3 h4 h5 h6 head hr i img input li listing menu \
            meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var
            """)
        add(
            .inline,
            """
            a abbr acronym b bdi bdo big cite code dfn em font i ins kbd mark nobr q ruby s samp small span strike strong sub sup \
            tspan tt u var wbr del
            """)
        add(.foreign, "svg math")
        add(.hostsHTML, "foreignobject desc title annotation-xml")
        add(.endsEarly, "p li dd dt option optgroup a td th tr tbody thead tfoot")
        return ElementName.allCases.map { byName[String(decoding: $0.text, as: UTF8.self)] ?? [] }
    }()

    /// Whether the start of `name` ends an open `top` (end tags that HTML lets authors leave out).
    static func closes(_ name: ElementName, _ traits: ElementTraits, top: ElementName) -> Bool {
        switch top {
        case .p: traits.contains(.endsParagraph)
        case .li: name == .li
        case .dd, .dt: name == .dd || name == .dt
        case .option: name == .option || name == .optgroup
        case .optgroup: name == .optgroup
        case .a: name == .a
        case .td, .th: name == .td || name == .th || closes(name, traits, top: .tr)
        case .tr: name == .tr || closes(name, traits, top: .tbody)
        case .tbody, .thead, .tfoot: name == .tbody || name == .thead || name == .tfoot
        default: false
        }
    }

    /// How strong an end tag is: it does not reach past an element that is stronger. These are libxml2's priorities, so that both
    /// sides agree on what is open.
    static func strength(_ name: ElementName) -> UInt8 {
        switch name {
        case .div: 150
        case .td, .th: 160
        case .tr: 170
        case .thead, .tbody, .tfoot: 180
        case .table: 190
        default: 100
        }
    }
}
