import PageRecord

/// Ways to reach the people behind a page: links to messengers, numbers named in its text, and chat widgets.
struct ContactsExtractor {
    private var contacts: [PageContact] = []
    private var seen: Set<PageContact> = []

    /// - Parameter marks: what `LinkContact` finds in the element's `href`.
    mutating func start(_ element: PageElement, _ place: ReadingPlace, _ marks: [WordFinder.Match]) {
        switch element.name {
        case .a, .area: if let href = element.bytes(.href) { addLink(href.rebased, marks) }
        case .script, .iframe: if let source = element.bytes(.src) { addWidgets(source.rebased) }
        default: break
        }
        if let onclick = element.bytes(.onclick)?.rebased { addLink(onclick, LinkContact.marks(in: onclick)) }
    }

    mutating func scripts(_ scanner: ScriptScanner) {
        for contact in scanner.contacts { contact.value.withView { add(contact.kind, $0) } }
    }

    func finish(_ features: inout PageFeatures) {
        features.contacts = contacts
    }

    private mutating func add(_ kind: PageContact.Kind, _ value: ByteView) {
        guard !value.isEmpty, contacts.count < RecordLimits.contacts else { return }
        let text = value.prefix(256).text
        let contact = PageContact(kind: kind, value: PlainSpace.trimmed(TextCut.text(text, bytes: 250)))
        if seen.insert(contact).inserted { contacts.append(contact) }
    }

    private mutating func addLink(_ href: ByteView, _ marks: [WordFinder.Match]) {
        if href.begins(with: "mailto:") {
            let address = href.dropFirst(7).prefix { $0 != UInt8(ascii: "?") }.map(ASCII.lowered)
            return address.withView { add(.email, $0) }
        }
        if href.begins(with: "tel:") { return add(.phone, href.dropFirst(4)) }
        for match in marks {
            switch LinkContact.table[match.word].meaning {
            case .contact(let kind):
                if let value = LinkContact.value(kind, in: href, match) { return add(kind, value) }
            case .widget: LinkContact.table[match.word].start.withView { add(.chatWidget, $0) }
            case .skype, .payment: break
            }
        }
    }

    private mutating func addWidgets(_ source: ByteView) {
        for match in LinkContact.marks(in: source) {
            guard case .widget = LinkContact.table[match.word].meaning else { continue }
            LinkContact.table[match.word].start.withView { add(.chatWidget, $0) }
        }
    }

    /// Finds `QQ：123456`, `微信号: abc_123`: a mark, at most a few separators, and a value of the right shape.
    mutating func addText(_ text: ByteView, _ marks: [WordFinder.Match]) {
        for match in marks {
            guard case .contact(let kind) = TextMarks.table[match.word].meaning else { continue }
            let value = TextMarks.value(after: match.end, in: text)
            if TextMarks.hasShape(value, kind) { add(kind, value) }
        }
    }
}
