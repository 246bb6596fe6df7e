import PageRecord
import Vocabulary

/// The terms of the taxonomy that stand on a page: each distinct term once, with the place where it was met first.
struct TermReading: Sendable {
    struct Hit: Sendable {
        let term: FraudTerm
        /// `title`, `meta`, `labels` or `text`.
        let place: String
        /// In Unicode scalars of that place's text.
        let offset: Int
        /// Of its last scalar.
        let last: Int

        /// For reasons: `抢单大厅 (text at 120)`.
        var shown: String { "\(term.text) (\(place) at \(offset))" }

        func overlaps(_ other: Hit) -> Bool { place == other.place && offset <= other.last && other.offset <= last }
    }

    let hits: [Hit]
    /// Those of them that the page says itself: somewhere on it no narrating word stands near.
    let told: [Hit]
    /// Distinct advisory terms.
    let advisory: [Hit]

    /// Bytes of normalised text within which a narrating word quotes a term: a sentence to either side.
    static let narratedReach = 120
    /// Frauds that speak of fraud themselves, to those who were its victims.
    private static let selfNarrating: Set<FraudType> = [.recoveryScam]

    init(title: NormalText, metas: [NormalText], labels: [NormalText], text: NormalText, taxonomy: Taxonomy) {
        var seen: Set<Int> = []
        var hits: [Hit] = []
        var advisory: [Hit] = []
        var told: Set<Int> = []
        var terms: [Int] = []
        func search(_ normal: NormalText, _ place: String) {
            let matches = taxonomy.matches(in: normal)
            let narrators = matches.filter { taxonomy.terms[$0.term].isNarrating }.map(\.range)
            for match in matches {
                if !TermReading.isNarrated(match.range, by: narrators) { told.insert(match.term) }
                guard seen.insert(match.term).inserted else { continue }
                let term = taxonomy.terms[match.term]
                let hit = Hit(
                    term: term, place: place, offset: Int(normal.offsets[match.range.lowerBound]),
                    last: Int(normal.offsets[match.range.upperBound - 1]))
                if term.isAdvisory {
                    advisory.append(hit)
                } else {
                    hits.append(hit)
                    terms.append(match.term)
                }
            }
        }
        search(title, "title")
        for meta in metas { search(meta, "meta") }
        search(text, "text")
        for label in labels { search(label, "labels") }
        // Where the innocent longer term stands, its short form means the same: a page on 手机跑分 that says 跑分 alone as well.
        let innocent = hits.filter { $0.term.isInnocent }.map(\.term.text)
        let isMeant = hits.map { hit in hit.term.isInnocent || !innocent.contains { $0.contains(hit.term.text) } }
        self.hits = zip(hits, isMeant).filter(\.1).map(\.0)
        self.told = zip(zip(hits, terms), isMeant).filter { entry in
            let (hit, term) = entry.0
            return entry.1
                && (told.contains(term)
                    || hit.term.meanings.contains { $0.type.map(TermReading.selfNarrating.contains) ?? false })
        }.map(\.0.0)
        self.advisory = advisory
    }

    private static func isNarrated(_ range: Range<Int>, by narrators: [Range<Int>]) -> Bool {
        narrators.contains { narrator in
            !narrator.overlaps(range) && narrator.lowerBound - range.upperBound < narratedReach
                && range.lowerBound - narrator.upperBound < narratedReach
        }
    }

    /// What the page says itself.
    func hits(for type: FraudType, _ strength: FraudTerm.Strength) -> [Hit] {
        told.filter { $0.term.strength(for: type) == strength }
    }

    /// How many facts the strong terms of a type are: one that is a part of another one found (跑分 beside 跑分平台), or shares its place
    /// (每日…收益 beside 日收益率), is no second fact.
    func strongFacts(for type: FraudType) -> Int {
        let strong = hits(for: type, .strong)
        var facts: [Hit] = []
        for hit in strong where !strong.contains(where: { $0.term.text != hit.term.text && $0.term.text.contains(hit.term.text) })
        {
            if !facts.contains(where: { $0.overlaps(hit) }) { facts.append(hit) }
        }
        return facts.count
    }

    /// Whether any type has strong terms of at least this many facts.
    func hasStrong(_ count: Int) -> Bool { FraudType.allCases.contains { strongFacts(for: $0) >= count } }
}
