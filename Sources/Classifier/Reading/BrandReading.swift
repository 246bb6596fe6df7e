import DomainNames

/// Finds which brands a page speaks of and which it claims to be.
///
/// A claim of identity is narrow on purpose: a part of the title that is nothing but the brand's name and words that every login
/// page has, or a copyright line with the name. "How to delete your Facebook account" mentions; "Facebook – log in" claims.
struct BrandReading: Sendable {
    private(set) var claims: [BrandClaim] = []

    /// - Parameter ownLabel: the registrable domain's own label: a page that has it in its title names itself and only mentions others.
    init(title: String, metas: [String], text: NormalText, ownLabel: String, brands: Brands) {
        // Foreign letters that pass for Latin ones are read as those: `МetаМask`.
        let title = NameSkeleton.latinised(title)
        let whole = NormalText(title)
        for match in brands.matcher.matches(in: whole) { add(brands.nameOwners[match.term], .titleMention, "title") }
        let parts = TitleParts.split(title)
        // The page's own name beside a brand's: a blog's tag page, not an imitation.
        let namesItself = ownLabel.utf8.count > 3 && parts.contains { TitleParts.compact($0) == ownLabel }
        if !namesItself {
            // A site's name stands first or last; what stands between is a rubric ("…|Apple|phones|…").
            for part in [parts.first, parts.count > 1 ? parts.last : nil].compactMap(\.self) { claim(part, "title", brands) }
            // Meta texts name the site too, and much else; they are asked only when the title says nothing.
            if parts.allSatisfy({ GenericWords.areAll(NormalText($0).string) }) {
                for meta in metas where meta.unicodeScalars.count <= ClassifierLimits.claimScalars {
                    claim(meta, "site name", brands)
                }
            }
        }
        for match in brands.matcher.matches(in: text) {
            let brand = brands.nameOwners[match.term]
            let isCopyright = !namesItself && CopyrightLine.stands(before: match.range.lowerBound, in: text)
            add(brand, isCopyright ? .identity : .mention, "text at \(text.offsets[match.range.lowerBound])")
        }
        let context = Set(claims.filter { !brands.brands[$0.brand].context.isEmpty }.map(\.brand))
        let withoutContext = context.filter { index in
            let words = brands.brands[index].context
            return !words.contains { whole.string.contains($0) } && !BrandReading.contains(text, anyOf: words)
        }
        claims.removeAll { withoutContext.contains($0.brand) }
    }

    /// The claims of identity whose brand does not own the host.
    func foreignIdentities(on host: DomainName?, brands: Brands) -> [BrandClaim] {
        claims.filter { $0.manner == .identity && !(host.map(brands.brands[$0.brand].owns) ?? false) }
    }

    private mutating func claim(_ part: String, _ place: String, _ brands: Brands) {
        let normal = NormalText(part)
        let matches = brands.matcher.matches(in: normal)
        guard let first = matches.first else { return }
        let owners = Set(matches.map { brands.nameOwners[$0.term] })
        guard owners.count == 1 else { return }
        var rest: [UInt8] = []
        var position = 0
        for match in matches {
            rest += normal.bytes[position..<match.range.lowerBound] + [0x20]
            position = match.range.upperBound
        }
        rest += normal.bytes[position...]
        if GenericWords.areAll(String(decoding: rest, as: UTF8.self)) { add(brands.nameOwners[first.term], .identity, place) }
    }

    private mutating func add(_ brand: Int, _ manner: BrandClaim.Manner, _ place: String) {
        if let index = claims.firstIndex(where: { $0.brand == brand }) {
            if claims[index].manner < manner {
                claims[index].manner = manner
                claims[index].place = place
            }
        } else if claims.count < ClassifierLimits.brandClaims {
            claims.append(BrandClaim(brand: brand, manner: manner, place: place))
        }
    }

    private static func contains(_ text: NormalText, anyOf words: [String]) -> Bool {
        let matcher = TermMatcher(words.map { NormalText($0) })
        return !matcher.matches(in: text).isEmpty
    }
}

/// A copyright line in front of a name: `© 2026 PayPal`.
private enum CopyrightLine {
    /// Bytes looked at before the name: the word, a range of years and a space or two.
    private static let reach = 26
    private static let marks: [[UInt8]] = [Array("©".utf8), Array("copyright".utf8), Array("版权所有".utf8)]

    static func stands(before position: Int, in text: NormalText) -> Bool {
        let window = text.bytes[max(0, position - reach)..<position]
        return marks.contains { mark in
            guard let start = window.indices.last(where: { window[$0...].starts(with: mark) }) else { return false }
            // Between the mark and the name only years and signs, or the c of "(c)": "copyright of our friends at X" is no such line.
            let between = window[(start + mark.count)...]
            return between.count { $0 >= 0x61 && $0 <= 0x7A } <= 1
        }
    }
}
