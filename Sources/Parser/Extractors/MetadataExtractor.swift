import PageRecord

/// What a page says about itself in `<meta>`, `<base>` and the language of `<html>`.
final class MetadataExtractor: PageExtractor {
    private static let order = ["description", "keywords", "og:title", "og:site_name"]

    private var texts: [String: String] = [:]
    private var language: String?
    private var base: String?

    func start(_ element: PageElement) {
        switch element.name {
        case "html":
            let declared = element["lang"] ?? element["xml:lang"]
            if language == nil, let declared { language = TextCut.text(declared.lowercased(), bytes: 64) }
        case "base":
            if base == nil, let href = element["href"] { base = TextCut.text(href, bytes: RecordLimits.stringBytes) }
        case "meta":
            guard let content = element["content"], !content.isEmpty else { return }
            for key in [element["name"], element["property"]].compactMap({ $0?.lowercased() })
            where Self.order.contains(key) && texts[key] == nil {
                texts[key] = TextCut.text(PlainSpace.collapsed(content), bytes: RecordLimits.stringBytes)
            }
        default: break
        }
    }

    func finish(_ features: inout PageFeatures) {
        features.metaTexts = Self.order.compactMap { texts[$0] }.filter { !$0.isEmpty }
        features.declaredLanguage = language ?? ""
        features.base = base ?? ""
    }
}
