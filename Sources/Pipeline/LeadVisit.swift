import Crawler
import Digests
import DomainNames
import PageRecord
import Store
import Vocabulary

/// One lead while it is visited: which request comes next, and what was seen so far. Pure: it fetches and reads nothing itself.
struct LeadVisit {
    /// What one kind of visitor saw.
    struct View {
        /// All hops so far; without its body, which the page readers have.
        var outcome: FetchOutcome
        var bodyBytes: Int
        var bodySHA256: String?
        var page: PageFeatures?
        /// What the newest request was, and how it ended.
        var request: FetchRequest
        var newest: FetchOutcome
    }

    let lead: StoredLead
    let spellings: [String]
    private(set) var views: [AgentProfile: View] = [:]
    /// Reported addresses that differ in scheme from the first, tried when that one brings no page.
    private var alternatives: [WebAddress]
    private var address: WebAddress?

    init(lead: StoredLead, spellings: [String]) {
        self.lead = lead
        self.spellings = spellings
        var schemes: Set<String> = []
        let addresses = spellings.compactMap { try? WebAddress($0) }.filter { schemes.insert($0.scheme.rawValue).inserted }
        address = addresses.first
        alternatives = Array(addresses.dropFirst())
    }

    func firstRequest(id: Int) -> FetchRequest? {
        address.map { FetchRequest(id: id, address: $0, agent: .desktop) }
    }

    /// Takes what a request brought and says what to ask next: the other scheme, or the other visitor.
    mutating func take(_ outcome: FetchOutcome, of request: FetchRequest) -> [FetchRequest] {
        if request.cause != .reported {
            follow(outcome, request)
            return []
        }
        views[request.agent] = View(
            outcome: outcome.withoutBody(), bodyBytes: outcome.body.count,
            bodySHA256: outcome.body.isEmpty ? nil : SHA256.hexadecimal(of: outcome.body), page: nil, request: request,
            newest: outcome.withoutBody())
        guard request.agent == .desktop else { return [] }
        if !outcome.hasPage, let other = alternatives.first {
            alternatives.removeFirst()
            address = other
            return [FetchRequest(id: request.id, address: other, agent: .desktop)]
        }
        // What can't be reached at all looks the same to every visitor.
        if outcome.kind == .blocked || outcome.kind == .dns { return [] }
        return address.map { [FetchRequest(id: request.id, address: $0, agent: .mobile)] } ?? []
    }

    /// Joins what a refresh led to. When it led to no page, the page that the visitor saw first is what there is.
    private mutating func follow(_ outcome: FetchOutcome, _ request: FetchRequest) {
        guard var view = views[request.agent] else { return }
        let shown = outcome.hasPage ? outcome : view.outcome
        view.outcome = FetchOutcome(
            kind: shown.kind, reason: shown.reason, hops: view.outcome.hops + (outcome.hasPage ? outcome.hops : []),
            contentType: shown.contentType, headers: shown.headers, wireBytes: view.outcome.wireBytes + outcome.wireBytes,
            seconds: view.outcome.seconds + outcome.seconds, isUnverified: view.outcome.isUnverified || outcome.isUnverified)
        if outcome.hasPage {
            view.page = nil
            view.bodyBytes = outcome.body.count
            view.bodySHA256 = SHA256.hexadecimal(of: outcome.body)
        }
        view.request = request
        view.newest = outcome.withoutBody()
        views[request.agent] = view
    }

    /// Takes what the page reader found on the page that a visitor saw.
    mutating func take(_ page: PageFeatures, as agent: AgentProfile) { views[agent]?.page = page }

    /// Where the pages that were just read send their visitors, within the budget of hops.
    func refreshRequests(hopLimit: Int) -> [FetchRequest] {
        views.values.compactMap { view in
            guard let refresh = view.page?.refresh, !refresh.target.isEmpty, let here = view.newest.finalAddress,
                view.request.hopsUsed + view.newest.hops.count < hopLimit, let target = try? here.resolving(refresh.target),
                !view.outcome.hops.contains(where: { $0.address == target })
            else { return nil }
            return view.request.following(view.newest, to: target)
        }
    }

    /// The rows to keep: one for each visitor.
    func storedFetches(at now: Timestamp) -> [StoredFetch] {
        AgentProfile.allCases.compactMap { agent in
            guard let view = views[agent] else { return nil }
            let outcome = view.outcome
            return StoredFetch(
                lead: lead.id, spelling: address?.description ?? lead.key, agent: agent.rawValue, kind: outcome.kind,
                reason: outcome.reason, hops: HopText.json(outcome.hops), finalURL: outcome.finalAddress?.description,
                status: outcome.status, contentType: outcome.contentType.map { PlainText.escaped($0) },
                bodyBytes: view.bodyBytes, bodySHA256: view.bodySHA256, wireBytes: outcome.wireBytes, seconds: outcome.seconds,
                isUnverified: outcome.isUnverified, features: view.page.map(RecordEncoder.encode), fetchedAt: now)
        }
    }
}
