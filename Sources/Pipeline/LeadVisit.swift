import Crawler
import Digests
import DomainNames
import PageRecord
import Store
import Vocabulary

/// One lead while it is visited: which request comes next, and what was seen so far. Pure: it fetches and reads nothing itself.
///
/// All visitors share the seconds and bytes that one link may cost.
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
    let previous: StoredVisit?
    private(set) var views: [AgentProfile: View] = [:]
    /// Requests and readings that are under way.
    private var open = 0
    /// Files beside a page that are under way, and those that came, with the visitor whose page named them.
    private var openAssets = 0
    private var assets: (agent: AgentProfile, files: [FetchEvidence.Asset])?
    private var secondsUsed = 0.0
    private var wireBytesUsed = 0
    private var visitors: ArraySlice<AgentProfile>
    private let referrer: WebAddress?
    /// Reported addresses that differ in scheme from the first, tried when that one brings no page.
    private var alternatives: [WebAddress]
    private var address: WebAddress?

    init(lead: StoredLead, spellings: [String], previous: StoredVisit?, visitors: [AgentProfile], referrer: WebAddress?) {
        self.lead = lead
        self.spellings = spellings
        self.previous = previous
        self.referrer = referrer
        // A server that lets one kind of browser wait for ever meets another kind first the next time.
        let turn = visitors.isEmpty ? 0 : (previous?.failures ?? 0) % visitors.count
        self.visitors = (visitors[turn...] + visitors[..<turn])[...]
        var schemes: Set<String> = []
        let addresses = spellings.compactMap { try? WebAddress($0) }.filter { schemes.insert($0.scheme.rawValue).inserted }
        address = addresses.first
        alternatives = Array(addresses.dropFirst())
    }

    /// Whether nothing is under way any more.
    var isFinished: Bool { open == 0 && openAssets == 0 }

    /// The view that stands for the lead: the desktop's, or that of who came first.
    var mainView: View? { views[.desktop] ?? AgentProfile.allCases.lazy.compactMap { views[$0] }.first }

    mutating func firstRequest(id: Int) -> FetchRequest? {
        guard let agent = visitors.popFirst() else { return nil }
        return request(id: id, agent: agent)
    }

    /// Takes what a request brought and says what to ask next: the other scheme, or the other visitor.
    mutating func take(_ outcome: FetchOutcome, of request: FetchRequest) -> [FetchRequest] {
        open -= 1
        secondsUsed += outcome.seconds
        wireBytesUsed += outcome.wireBytes
        if request.cause != .reported {
            follow(outcome, request)
            return outcome.hasPage ? [] : lastVisitor(id: request.id)
        }
        let isFirst = views.isEmpty || views[request.agent] != nil
        views[request.agent] = View(
            outcome: outcome.withoutBody(), bodyBytes: outcome.body.count,
            bodySHA256: outcome.body.isEmpty ? nil : SHA256.hexadecimal(of: outcome.body), page: nil,
            request: request, newest: outcome.withoutBody())
        guard isFirst else { return outcome.hasPage ? [] : lastVisitor(id: request.id) }
        if !outcome.hasPage, outcome.evidence.download == nil, let other = alternatives.first {
            alternatives.removeFirst()
            address = other
            return [self.request(id: request.id, agent: request.agent)].compactMap { $0 }
        }
        // What can't be reached or lets everybody wait looks the same to every visitor; the next visit begins with another one.
        if [.blocked, .dns, .timeout, .rejected].contains(outcome.kind) {
            visitors = []
            return []
        }
        guard let next = visitors.popFirst() else { return [] }
        return [self.request(id: request.id, agent: next)].compactMap { $0 }
    }

    /// Whether the visitor's newest page should be read; false when another visitor got the very same one, whose reading serves.
    mutating func wantsReading(of agent: AgentProfile) -> Bool {
        guard let view = views[agent] else { return false }
        if let twin = views.first(where: { $0.key != agent && $0.value.isTwin(of: view) && $0.value.page != nil }) {
            views[agent]?.page = twin.value.page
            return false
        }
        open += 1
        return true
    }

    /// Takes what the page reader found on the page that a visitor saw.
    mutating func take(_ page: PageFeatures, as agent: AgentProfile) {
        open -= 1
        views[agent]?.page = page
    }

    /// What to ask once a visitor's page was read: where it sends its visitor on, or another visitor.
    mutating func next(after agent: AgentProfile, hopLimit: Int) -> [FetchRequest] {
        guard let view = views[agent] else { return [] }
        if let (target, cause) = view.onward, view.request.hopsUsed + view.newest.hops.count < hopLimit,
            !view.outcome.hops.contains(where: { $0.address == target })
        {
            open += 1
            return [view.request.following(view.newest, to: target, cause: cause)]
        }
        return lastVisitor(id: view.request.id)
    }

    /// Files beside the first page that was read and leads nowhere else.
    mutating func assetRequests(after agent: AgentProfile, _ choice: PageAssets) -> [FetchRequest] {
        guard assets == nil, let view = views[agent], let page = view.page, view.onward == nil, view.newest.status ?? 0 < 400,
            let here = view.newest.finalAddress
        else { return [] }
        assets = (agent, [])
        let requests = choice.wanted(by: page, at: here).map { kind, address in
            FetchRequest(
                id: view.request.id, address: address, agent: agent, referrer: here, secondsUsed: secondsUsed,
                wireBytesUsed: wireBytesUsed, purpose: .asset(kind))
        }
        openAssets = requests.count
        return requests
    }

    /// Takes a file beside the page: what it hashes to, when it came whole.
    mutating func take(_ kind: FetchEvidence.Asset.Kind, _ outcome: FetchOutcome, of request: FetchRequest) {
        openAssets -= 1
        secondsUsed += outcome.seconds
        wireBytesUsed += outcome.wireBytes
        // Many servers answer with their front page where there is no such file.
        let isPage = outcome.contentType?.lowercased().hasPrefix("text/html") ?? false
        guard outcome.kind == .ok, outcome.status == 200, !outcome.body.isEmpty, !isPage else { return }
        assets?.files.append(
            .init(
                kind: kind, address: request.address.description, bytes: outcome.body.count,
                sha256: SHA256.hexadecimal(of: outcome.body), iconHash: kind == .icon ? MurmurHash3.ofIcon(outcome.body) : nil))
    }

    /// One more visitor, who seems to come from elsewhere, where all others saw nothing that tells.
    private mutating func lastVisitor(id: Int) -> [FetchRequest] {
        guard open == 0, views.count >= 2, let next = visitors.first,
            views.values.allSatisfy({ $0.tellsNothing(of: lead.host) })
        else { return [] }
        visitors.removeFirst()
        return [request(id: id, agent: next, referrer: referrer)].compactMap { $0 }
    }

    private mutating func request(id: Int, agent: AgentProfile, referrer: WebAddress? = nil) -> FetchRequest? {
        guard let address else { return nil }
        open += 1
        return FetchRequest(
            id: id, address: address, agent: agent, referrer: referrer, secondsUsed: secondsUsed, wireBytesUsed: wireBytesUsed)
    }

    /// Joins what a redirect of the page led to. When it led to no page, the page that the visitor saw first is what there is.
    private mutating func follow(_ outcome: FetchOutcome, _ request: FetchRequest) {
        guard var view = views[request.agent] else { return }
        let leadsOn = outcome.hasPage || outcome.evidence.download != nil
        let shown = leadsOn ? outcome : view.outcome
        view.outcome = FetchOutcome(
            kind: shown.kind, reason: shown.reason, hops: view.outcome.hops + (leadsOn ? outcome.hops : []),
            contentType: shown.contentType, headers: shown.headers, wireBytes: view.outcome.wireBytes + outcome.wireBytes,
            seconds: view.outcome.seconds + outcome.seconds, isUnverified: view.outcome.isUnverified || outcome.isUnverified,
            evidence: shown.evidence)
        if leadsOn {
            view.page = nil
            view.bodyBytes = outcome.body.count
            view.bodySHA256 = outcome.body.isEmpty ? nil : SHA256.hexadecimal(of: outcome.body)
        }
        view.request = request
        view.newest = outcome.withoutBody()
        views[request.agent] = view
    }
}

extension LeadVisit {
    /// What this visit says about the site.
    var sight: VisitPlan.Sight {
        let seen = AgentProfile.allCases.compactMap { views[$0] }
        if seen.contains(where: { $0.outcome.evidence.download != nil }) { return .page }
        let pages = seen.filter { $0.page != nil }
        if !pages.isEmpty { return pages.allSatisfy(\.isParked) ? .parked : .page }
        if seen.contains(where: { $0.outcome.kind == .ok || $0.outcome.kind == .truncated }) { return .page }
        return seen.contains { $0.outcome.evidence.isNameAbsent } ? .noName : .nothing
    }

    /// The rows to keep: one for each visitor.
    func storedFetches(at now: Timestamp) -> [StoredFetch] {
        var encoded: [(view: View, record: [UInt8])] = []
        return AgentProfile.allCases.compactMap { agent in
            guard let view = views[agent] else { return nil }
            let outcome = view.outcome
            // A program that says it is a page is kept under its real type, by which the classifier knows it.
            let type = outcome.evidence.download?.kind.contentType ?? outcome.contentType
            var evidence = outcome.evidence
            if let assets, assets.agent == agent { evidence.assets = assets.files }
            // Twins have one record.
            let twin = encoded.first { $0.view.isTwin(of: view) }
            let features = twin?.record ?? view.page.map(RecordEncoder.encode)
            if let features { encoded.append((view, features)) }
            return StoredFetch(
                lead: lead.id, spelling: address?.description ?? lead.key, agent: agent.rawValue, kind: outcome.kind,
                reason: outcome.reason, hops: HopText.json(outcome.hops), finalURL: outcome.finalAddress?.description,
                status: outcome.status, contentType: type.map { PlainText.escaped($0) },
                bodyBytes: view.bodyBytes, bodySHA256: view.bodySHA256, wireBytes: outcome.wireBytes, seconds: outcome.seconds,
                isUnverified: outcome.isUnverified, features: features,
                evidence: EvidenceText.json(evidence), fetchedAt: now)
        }
    }
}
