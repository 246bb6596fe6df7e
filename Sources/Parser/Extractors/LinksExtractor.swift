import PageRecord

/// Links with their words; the alternative text of an image is the word of a link without others.
struct LinksExtractor {
    private static let textBytes = 512

    private var links: [PageLink] = []
    private var words = TextCollapser(limit: textBytes)
    private var target: String?
    /// Within the page that is being read.
    private var alternative = ByteView()
    private var isCut = false

    mutating func start(_ element: PageElement, _ place: ReadingPlace) {
        switch element.name {
        case .a:
            close()
            if let href = element.bytes(.href) { open(href) }
        case .area:
            guard let href = element.bytes(.href) else { return }
            close()
            open(href)
            alternative = element.bytes(.alt) ?? ByteView()
            close()
        case .img:
            if target != nil, alternative.isEmpty { alternative = element.bytes(.alt) ?? ByteView() }
        default:
            if target != nil, !element.traits.contains(.inline) { words.separate() }
        }
    }

    mutating func end(_ name: ElementName, _ place: ReadingPlace) {
        if name == .a { close() }
    }

    mutating func text(_ bytes: ByteView, _ place: ReadingPlace) {
        if target != nil { words.append(bytes) }
    }

    mutating func finish(_ features: inout PageFeatures) {
        close()
        features.links = links
        if isCut { features.limitsHit.insert(.links) }
    }

    private mutating func open(_ href: ByteView) {
        if links.count == RecordLimits.links {
            isCut = true
            return
        }
        target = TextCut.text(PlainSpace.text(href), bytes: RecordLimits.stringBytes)
        words = TextCollapser(limit: Self.textBytes)
        alternative = ByteView()
    }

    private mutating func close() {
        guard let target else { return }
        let text = words.isEmpty ? TextCut.text(PlainSpace.collapsed(alternative), bytes: Self.textBytes) : words.text
        links.append(PageLink(target: target, text: text))
        self.target = nil
    }
}
