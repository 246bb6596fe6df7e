import DomainNames
import PageRecord
import Store
import Vocabulary

/// Everything that one screen shows of an item: what a person must see to say yes or no.
package struct ReviewCard: Sendable {
    package let item: ReviewDesk.Item
    /// The reported spellings, first reported first.
    package let spellings: [String]
    /// Where the link led, hop by hop, as the first visitor saw it.
    package let chain: [String]
    /// The page's title and what its forms ask for.
    package let title: String
    package let asksFor: [String]
    /// Ways to reach the people behind the page: `Telegram: @desk17`.
    package let entities: [String]
    /// The sentences on a brand that the site looks like.
    package let brands: [String]
    /// Each source with its reports.
    package let sources: [(name: String, reports: Int)]
    package let reporters: ReporterMix
    /// Other leads that wait and belong to the same registrable name, or were seen with the same page.
    package let siblings: [Int64]
}

extension ReviewDesk {
    /// The most siblings that are shown, and that one key decides.
    package static let siblingLimit = 200

    package func card(_ item: Item, at now: Timestamp) throws -> ReviewCard {
        let fetches = try store.newestFetches(of: item.id)
        let page = fetches.lazy.compactMap(\.features).compactMap { try? RecordDecoder.decode($0) }.first
        var sources: [String: Int] = [:]
        for report in try store.reports(of: item.id) { sources[report.source, default: 0] += 1 }
        let fields = (page?.forms.flatMap(\.fields) ?? []) + (page?.looseFields ?? [])
        var asked: [String] = []
        for field in fields where field.meaning != .other && field.meaning != .search {
            if !asked.contains(field.meaning.englishName) { asked.append(field.meaning.englishName) }
        }
        return ReviewCard(
            item: item, spellings: try store.spellings(of: item.id),
            chain: (fetches.first.map { HopText.addresses($0.hops) } ?? []).map(\.description), title: page?.title ?? "",
            asksFor: asked, entities: page?.contacts.map { "\($0.kind.englishName): \($0.value)" } ?? [],
            brands: SignalText.sentences(item.verdict.signals).filter { $0.signal.contains("brand") }.map(\.text),
            sources: sources.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) },
            reporters: try store.reporterMix(of: item.id), siblings: try siblings(of: item))
    }

    private func siblings(of item: Item) throws -> [Int64] {
        let name = (try? DomainName(item.lead.host)).flatMap { PublicSuffixes.registrableDomain(of: $0) }
        let host = name?.text ?? item.lead.host
        return try store.waitingSiblings(of: item.id, host: host, limit: ReviewDesk.siblingLimit)
    }

    /// Says yes to, or no to, many at once: each is its own decision, and one that can't be made holds up no other.
    ///
    /// - Returns: what became of each.
    package func approveAll(
        _ ids: [Int64], _ approval: Approval, actor: Actor, now: Timestamp
    ) -> [(id: Int64, answer: Result<Answer, any Error>)] {
        ids.map { id in (id, Result { try approve(id, approval, actor: actor, now: now) }) }
    }

    package func rejectAll(
        _ ids: [Int64], actor: Actor, reason: String, now: Timestamp
    ) -> [(id: Int64, answer: Result<Answer, any Error>)] {
        ids.map { id in (id, Result { try reject(id, actor: actor, reason: reason, now: now) }) }
    }
}
