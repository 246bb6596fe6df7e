import PageRecord

/// Links with their words; the alternative text of an image is the word of a link without others.
final class LinksExtractor: PageExtractor {
    private static let textBytes = 512

    private var links: [PageLink] = []
    private var words = TextCollapser(limit: textBytes)
    private var target: String?
    private var alternative = ""
    private var isCut = false

    func start(_ element: PageElement) {
        switch element.name {
        case "a":
            close()
            if let href = element["href"] { open(href) }
        case "area":
            guard let href = element["href"] else { return }
            close()
            open(href)
            alternative = element["alt"] ?? ""
            close()
        case "img":
            if alternative.isEmpty { alternative = element["alt"] ?? "" }
        default:
            if !element.traits.contains(.inline) { words.separate() }
        }
    }

    func end(_ name: String) {
        if name == "a" { close() }
    }

    func text(_ bytes: [UInt8]) {
        if target != nil { words.append(bytes) }
    }

    func finish(_ features: inout PageFeatures) {
        close()
        features.links = links
        if isCut { features.limitsHit.insert(.links) }
    }

    private func open(_ href: String) {
        if links.count == RecordLimits.links {
            isCut = true
            return
        }
        target = TextCut.text(href, bytes: RecordLimits.stringBytes)
        words = TextCollapser(limit: Self.textBytes)
        alternative = ""
    }

    private func close() {
        guard let target else { return }
        let text = words.isEmpty ? TextCut.text(PlainSpace.collapsed(alternative), bytes: Self.textBytes) : words.text
        links.append(PageLink(target: target, text: text))
        self.target = nil
    }
}
