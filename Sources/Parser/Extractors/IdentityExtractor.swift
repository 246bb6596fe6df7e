import PageRecord

/// Who a page says that it is: names in JSON-LD, the copyright line, companies, and the name that it claims.
struct IdentityExtractor {
    private var structuredNames: [String] = []

    mutating func scripts(_ scanner: ScriptScanner) {
        structuredNames = scanner.structuredNames.filter { !scanner.persons.contains($0) }
    }

    func finish(_ features: inout PageFeatures, _ words: TextWords) {
        features.identity.structuredNames = structuredNames
        let (copyright, companies) = features.text.withView { text in
            (CopyrightLine(in: text, words.copyrights), CompanyNames.all(in: text, words.companies))
        }
        features.identity.copyright = copyright?.text ?? ""
        features[.copyrightYear] = copyright?.year ?? 0
        features.identity.companies = companies
        features.identity.claimedName = Self.claimedName(features, copyright)
    }

    private static let separators = Set("|-–—_:：·".unicodeScalars)

    private static func claimedName(_ features: PageFeatures, _ copyright: CopyrightLine?) -> String {
        let metas = features.identity.metas
        for name in ["og:site_name", "application-name", "apple-mobile-web-app-title"] {
            if let meta = metas.first(where: { $0.name == name }), !meta.content.isEmpty {
                return TextCut.text(meta.content, bytes: 200)
            }
        }
        if let name = features.identity.structuredNames.first { return name }
        if let holder = copyright?.holder, !holder.isEmpty { return holder }
        // The first part of a title that separators divide; where there is one part, it is the name.
        let parts = features.title.unicodeScalars.split(maxSplits: 1) { separators.contains($0) }
        return TextCut.text(PlainSpace.trimmed(parts.first.map { String($0) } ?? ""), bytes: 200)
    }
}
