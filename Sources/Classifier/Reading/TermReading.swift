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
    /// Distinct advisory terms.
    let advisory: [Hit]

    init(title: NormalText, metas: [NormalText], labels: [NormalText], text: NormalText, taxonomy: Taxonomy) {
        var seen: Set<Int> = []
        var hits: [Hit] = []
        var advisory: [Hit] = []
        func search(_ normal: NormalText, _ place: String) {
            for match in taxonomy.matches(in: normal) where seen.insert(match.term).inserted {
                let term = taxonomy.terms[match.term]
                let hit = Hit(term: term, place: place, offset: Int(normal.offsets[match.range.lowerBound]),
                    last: Int(normal.offsets[match.range.upperBound - 1]))
                if term.isAdvisory { advisory.append(hit) } else { hits.append(hit) }
            }
        }
        search(title, "title")
        for meta in metas { search(meta, "meta") }
        search(text, "text")
        for label in labels { search(label, "labels") }
        // Where the innocent longer term stands, its short form means the same: a page on 手机跑分 that says 跑分 alone as well.
        let innocent = hits.filter { $0.term.isInnocent }.map(\.term.text)
        self.hits =
            innocent.isEmpty
            ? hits
            : hits.filter { hit in
                hit.term.isInnocent || !innocent.contains { $0.contains(hit.term.text) }
            }
        self.advisory = advisory
    }

    func hits(for type: FraudType, _ strength: FraudTerm.Strength) -> [Hit] {
        hits.filter { $0.term.strength(for: type) == strength }
    }

    /// How many facts the strong terms of a type are: one that is a part of another one found (跑分 beside 跑分平台), or shares its place
    /// (每日…收益 beside 日收益率), is no second fact.
    func strongFacts(for type: FraudType) -> Int {
        let strong = hits(for: type, .strong)
        var facts: [Hit] = []
        for hit in strong where !strong.contains(where: { $0.term.text != hit.term.text && $0.term.text.contains(hit.term.text) }) {
            if !facts.contains(where: { $0.overlaps(hit) }) { facts.append(hit) }
        }
        return facts.count
    }

    /// Whether any type has strong terms of at least this many facts.
    func hasStrong(_ count: Int) -> Bool { FraudType.allCases.contains { strongFacts(for: $0) >= count } }
}
