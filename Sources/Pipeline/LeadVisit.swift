import Crawler
import DomainNames
import Exporter
import PageRecord
import Store
import Vocabulary

/// One lead while it is visited: which request comes next, and what was seen so far. Pure: it fetches nothing itself.
struct LeadVisit {
    /// What one kind of visitor saw.
    struct View {
        var outcome: FetchOutcome
        var page: PageFeatures?
    }

    let lead: StoredLead
    let spellings: [String]
    private(set) var desktop: View?
    private(set) var mobile: View?
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

    /// Takes what a request brought and says what to ask next: where a refresh leads, the other scheme, the other visitor.
    mutating func take(_ outcome: FetchOutcome, page: PageFeatures?, of request: FetchRequest, hopLimit: Int) -> [FetchRequest] {
        let earlier = request.agent == .desktop ? desktop : mobile
        let joined = View(outcome: LeadVisit.join(earlier?.outcome, outcome, cause: request.cause), page: page)
        if request.agent == .desktop { desktop = joined } else { mobile = joined }
        if let next = refreshTarget(of: joined, request: request, outcome: outcome, hopLimit: hopLimit) { return [next] }
        guard request.agent == .desktop else { return [] }
        if !outcome.hasPage, request.cause == .reported, let other = alternatives.first {
            alternatives.removeFirst()
            address = other
            desktop = nil
            return [FetchRequest(id: request.id, address: other, agent: .desktop)]
        }
        // What can't be reached at all looks the same to every visitor.
        if outcome.kind == .blocked || outcome.kind == .dns { return [] }
        return address.map { [FetchRequest(id: request.id, address: $0, agent: .mobile)] } ?? []
    }

    private func refreshTarget(
        of view: View, request: FetchRequest, outcome: FetchOutcome, hopLimit: Int
    ) -> FetchRequest? {
        guard let refresh = view.page?.refresh, !refresh.target.isEmpty, let here = outcome.finalAddress,
            request.hopsUsed + outcome.hops.count < hopLimit, let target = try? here.resolving(refresh.target),
            !view.outcome.hops.contains(where: { $0.address == target })
        else { return nil }
        return request.following(outcome, to: target)
    }

    /// One outcome for the whole chain: the hops of both, the page of the later.
    private static func join(_ earlier: FetchOutcome?, _ later: FetchOutcome, cause: FetchOutcome.Hop.Cause) -> FetchOutcome {
        guard let earlier, cause != .reported else { return later }
        return FetchOutcome(
            kind: later.kind, reason: later.reason, hops: earlier.hops + later.hops, body: later.body,
            contentType: later.contentType, headers: later.headers, wireBytes: earlier.wireBytes + later.wireBytes,
            seconds: earlier.seconds + later.seconds, isUnverified: earlier.isUnverified || later.isUnverified)
    }

    /// The rows to keep: one for each visitor.
    func storedFetches(at now: Timestamp) -> [StoredFetch] {
        [(AgentProfile.desktop, desktop), (AgentProfile.mobile, mobile)].compactMap { agent, view in
            guard let view else { return nil }
            let outcome = view.outcome
            return StoredFetch(
                lead: lead.id, spelling: address?.description ?? lead.key, agent: agent.rawValue, kind: outcome.kind,
                reason: outcome.reason, hops: HopText.json(outcome.hops), finalURL: outcome.finalAddress?.description,
                status: outcome.status, contentType: outcome.contentType.map { PlainText.escaped($0) },
                bodyBytes: outcome.body.count, bodySHA256: outcome.body.isEmpty ? nil : SHA256.hexadecimal(of: outcome.body),
                wireBytes: outcome.wireBytes, seconds: outcome.seconds, isUnverified: outcome.isUnverified,
                features: view.page.map(RecordEncoder.encode), fetchedAt: now)
        }
    }
}
