import PageRecord

/// Takes the names of persons that a page itself tells (JSON-LD, `<meta name=author>`) out of its texts.
///
/// A name that the page gives as its own, in its title or as the name of its site, stays in texts, and so does what is not written like a
/// person's name: else a kit would call the brand that it imitates a person, and hide it from us.
struct PersonMask {
    private let finder: WordFinder

    /// `nil` for a page that tells no names to be masked, as most.
    /// - Parameter names: as the page writes them.
    init?(_ names: [String], in features: PageFeatures) {
        let sites = features.identity.metas.filter { PersonMask.ofSites.contains($0.name) }.map(\.content)
        let own = ([features.title] + sites).map { Array($0.lowercased().utf8) }
        let words = names.filter(PersonNames.isWritten).map { Bytes($0).lowered }.filter { name in
            !own.contains { text in
                text.withView { !Self.ranges(of: WordFinder([String(decoding: name, as: UTF8.self)]), in: $0).isEmpty }
            }
        }
        if words.isEmpty { return nil }
        finder = WordFinder(words.map { String(decoding: $0, as: UTF8.self) })
    }

    private static let ofSites: Set<String> = ["og:site_name", "application-name", "apple-mobile-web-app-title"]

    /// Whether a `<meta name=author>` names somebody else than a company or the site itself.
    static func isPerson(_ author: String, in identity: PageIdentity) -> Bool {
        if author.isEmpty || author == PersonNames.mask || CompanyNames.isCompany(author) { return false }
        // An address is no name.
        if author.contains("/") || (author.contains(".") && !author.contains(" ")) { return false }
        let sites = identity.metas.filter { ofSites.contains($0.name) || $0.name == "publisher" }.map(\.content)
        let own = Bytes(author).lowered
        return !(sites + identity.structuredNames).contains { Bytes($0).lowered == own }
    }

    /// The names in a `<meta name=author>`, which may hold several.
    static func names(inAuthor author: String) -> [String] {
        let words = author.replacing(" and ", with: ",").replacing(" & ", with: ",")
        return words.unicodeScalars.split { separators.contains($0) }.map { PlainSpace.trimmed(String($0)) }
    }

    private static let separators = Set(",;|，、；".unicodeScalars)

    /// Puts the mask in the place of every name; how many there were.
    func mask(_ text: inout String) -> Int {
        let ranges = text.withView { Self.ranges(of: finder, in: $0) }
        if ranges.isEmpty { return 0 }
        var bytes = Array(text.utf8)
        TextMask.replace(ranges, in: &bytes, by: PersonNames.mask)
        text = String(decoding: bytes, as: UTF8.self)
        return ranges.count
    }

    private static func ranges(of finder: WordFinder, in text: ByteView) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        func isOfWord(_ place: Int) -> Bool {
            place >= 0 && place < text.count && (ASCII.isLetter(text[place]) || ASCII.isDigit(text[place]))
        }
        finder.matches(in: text) { match in
            // Ann Lee does not stand in Joann Leeds.
            let isPart = isOfWord(match.start) && isOfWord(match.start - 1) || isOfWord(match.end - 1) && isOfWord(match.end)
            if !isPart, ranges.last.map({ $0.upperBound <= match.start }) ?? true { ranges.append(match.start..<match.end) }
        }
        return ranges
    }
}
