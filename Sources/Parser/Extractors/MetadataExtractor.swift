import PageRecord

/// What a page says about itself in `<meta>`, `<base>` and the language of `<html>`.
struct MetadataExtractor {
    private static let order = ["description", "keywords", "og:title", "og:site_name"]
    /// Metas that say who a page claims to be; others (viewport, robots, verification) say how it is to be shown.
    private static let telling: Set<String> = [
        "description", "keywords", "author", "application-name", "apple-mobile-web-app-title", "generator", "copyright",
        "publisher",
        "twitter:site", "twitter:title", "twitter:creator", "og:title", "og:site_name", "og:url", "og:image", "og:type",
        "og:description",
        "al:android:package", "al:ios:app_store_id", "google-site-verification", "baidu-site-verification",
        "msapplication-tileimage",
        "dc.title", "dc.publisher", "fb:app_id", "apple-itunes-app", "360-site-verification",
    ]

    private var metas: [PageMeta] = []
    private var known: Set<String> = []
    private var language: String?
    private var base: String?

    mutating func start(_ element: PageElement, _ place: ReadingPlace) {
        switch element.name {
        case .html:
            let declared = element.word(.lang) ?? element.word(.xmlLang)
            if language == nil, let declared { language = TextCut.text(declared, bytes: 64) }
        case .base:
            if base == nil, let href = element[.href] { base = TextCut.text(href, bytes: RecordLimits.stringBytes) }
        default:
            guard let content = element.bytes(.content), !content.isEmpty else { return }
            for key in [element.word(.name), element.word(.property)].compactMap({ $0 })
            where Self.telling.contains(key) && metas.count < RecordLimits.metas && known.insert(key).inserted {
                metas.append(
                    PageMeta(name: key, content: TextCut.text(PlainSpace.collapsed(content), bytes: RecordLimits.stringBytes)))
            }
        }
    }

    func finish(_ features: inout PageFeatures) {
        features.identity.metas = metas
        features.metaTexts = Self.order.compactMap { name in metas.first { $0.name == name }?.content }.filter { !$0.isEmpty }
        features.identity.generator = metas.first { $0.name == "generator" }?.content ?? ""
        features.declaredLanguage = language ?? ""
        features.base = base ?? ""
    }
}
