import PageRecord

/// Who a page says that it is: names in JSON-LD, the copyright line, companies, and the name that it claims.
struct IdentityExtractor {
    /// Both kinds of words in one pass over the text.
    private static let finder = WordFinder(CompanyNames.forms + CopyrightLine.marks)

    private var structuredNames: [String] = []

    mutating func scripts(_ scanner: ScriptScanner) {
        structuredNames = scanner.structuredNames.filter { !scanner.persons.contains($0) }
    }

    func finish(_ features: inout PageFeatures) {
        features.identity.structuredNames = structuredNames
        let (copyright, companies) = features.text.withView { text in
            var forms: [WordFinder.Match] = []
            var marks: [WordFinder.Match] = []
            Self.finder.matches(in: text) {
                if $0.word < CompanyNames.forms.count { forms.append($0) } else { marks.append($0) }
            }
            return (CopyrightLine(in: text, marks), CompanyNames.all(in: text, forms))
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
