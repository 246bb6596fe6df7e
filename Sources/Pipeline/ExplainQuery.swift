import DomainNames
import Protection
import Store
import Vocabulary

/// Answers "why is this name, or this address, on the list or not".
package struct ExplainQuery {
    let store: StateStore
    private let protection: NameGuard
    private let feeds: [FeedStatus]
    private let now: Timestamp

    /// - Parameter feeds: all feeds, of which each is asked for the name.
    package init(store: StateStore, protection: NameGuard, feeds: [FeedStatus], now: Timestamp) {
        self.store = store
        self.protection = protection
        self.feeds = feeds
        self.now = now
    }

    /// - Parameter text: a name or an address, in any spelling that a report may have.
    /// - Throws: `PipelineError` when the text is neither.
    package func explain(_ text: String) throws -> Explanation {
        let address: WebAddress
        do throws(WebAddressError) {
            address = try WebAddress(text)
        } catch {
            return try explainUnreadable(text, error)
        }
        // A bare host asks about the name; anything with a path asks about the address, and about its host.
        let subject = address.isHostOnly ? address.host.description : address.canonical.description
        var leads = try store.leads(about: subject)
        if leads.isEmpty, !address.isHostOnly { leads = try store.leads(about: address.host.description) }
        return try story(
            of: subject, name: address.host.name, leads: leads,
            feeds: FeedEvidence(feeds, name: address.host.name, address: address))
    }

    private func explainUnreadable(_ text: String, _ error: WebAddressError) throws -> Explanation {
        let refused = try store.refusedReports(containing: text)
        guard !refused.isEmpty else {
            throw PipelineError(
                .input, "\"\(PlainText.escaped(text, limit: 80))\" is neither a name nor an address: \(error)",
                hint: "give a name like pay.example or an address like http://pay.example/x")
        }
        return Explanation(
            subject: PlainText.escaped(text), state: .refused, because: "\(error)", story: refused.map(ExplainQuery.event),
            reasons: "[]", sources: [], feeds: [], type: nil, score: nil, scope: nil, expires: nil)
    }

    private func story(
        of subject: String, name: DomainName?, leads: [StoredLead], feeds: FeedEvidence
    ) throws -> Explanation {
        var events: [Explanation.Event] = []
        var sources: [String: Int] = [:]
        var verdict: StoredVerdict?
        var decisions: [Decision] = []
        for lead in leads {
            for report in try store.reports(of: lead.id) {
                sources[report.source, default: 0] += 1
                events.append(
                    .init(
                        at: report.reportedAt, kind: "report",
                        text: "reported by \(PlainText.escaped(report.source)): \(PlainText.escaped(report.spelling))"))
            }
            events += try store.newestFetches(of: lead.id).map(ExplainQuery.event)
            events += try store.verdicts(of: lead.id).map(ExplainQuery.event)
            let made = try store.decisions(of: lead.id)
            events += made.map(ExplainQuery.event)
            decisions += made
            if let newest = try store.newestVerdict(of: lead.id), newest.score >= verdict?.score ?? -1 { verdict = newest }
        }
        let listings = try relatedListings(subject: subject, name: name, leads: leads)
        events += listings.flatMap(ExplainQuery.events)
        let refusals = try store.refusals(subjects: subjects(subject, name))
        if let release = try store.newestRelease() {
            events += refusals.map {
                .init(at: release.publishedAt, kind: "refusal", text: "not in release \($0.serial): \($0.explanation)")
            }
        }
        let allow = try name.flatMap { try standingAllow(of: $0) }
        events += try allowsAndAppeals(of: subjects(subject, name), name: name)
        events += feeds.events
        let active = listings.last { $0.stands(at: now) }
        let isDormant = try active.map { try store.state(of: $0.lead) == .dormant } ?? false
        let (state, because) = judge(
            name: name, allow: allow, active: active, listings: listings, refusals: refusals, verdict: verdict,
            decisions: decisions, disposable: try name.flatMap { try disposableDomain(of: $0) }, feeds: feeds,
            isKnown: !leads.isEmpty, isDormant: isDormant)
        return Explanation(
            subject: subject, state: state, because: because, story: events.sorted { $0.at < $1.at },
            reasons: verdict?.signals ?? "[]",
            sources: sources.sorted { $0.key < $1.key }.map { .init(name: $0.key, reports: $0.value) }, feeds: feeds.sources,
            type: active?.type ?? verdict?.type, score: active?.score ?? verdict?.score,
            scope: active?.scope ?? feeds.scope ?? verdict?.scope, expires: feeds.lists ? nil : active?.expiresAt)
    }

    /// The order of this ladder is the order in which the compiler asks: what protects a name comes before what lists it.
    private func judge(
        name: DomainName?, allow: StoredAllow?, active: StoredListing?, listings: [StoredListing], refusals: [StoredRefusal],
        verdict: StoredVerdict?, decisions: [Decision], disposable: Listing?, feeds: FeedEvidence, isKnown: Bool,
        isDormant: Bool
    ) -> (Explanation.State, String) {
        if let allow { return (.allowed, "on the allowlist: \(PlainText.escaped(allow.reason)) (by \(allow.author))") }
        if let name, active?.scope != .url {
            // A feed against advertising may list a popular name; reports and verdicts may not.
            let holding = feeds.lists && active == nil ? protection.withoutPopular : protection
            if let why = holding.protection(of: name) { return (.protected, why) }
        }
        if let active {
            if let refusal = refusals.first { return (.refused, refusal.explanation) }
            if let ticket = active.pausedFor { return (.withdrawn, "off the list while appeal \(ticket) is decided") }
            if isDormant { return (.dormant, "listed since \(active.listedAt), and dead when last seen") }
            let basis = active.basis.map { ", by order of \($0.text)" } ?? ""
            return (.listed, "as \(active.scope.rawValue) since \(active.listedAt)\(basis)")
        }
        if let disposable { return (.listed, "with its domain, \(disposable.reasons.first ?? "")") }
        if let ended = listings.last?.endedAt {
            return (.withdrawn, "taken off at \(ended): \(PlainText.escaped(listings.last?.endedBecause ?? "no reason kept"))")
        }
        if let no = decisions.last(where: { !$0.isUndone && ($0.action == .reject || $0.action == .withdraw) }) {
            return (.rejected, "rejected by \(no.actor.name): \(PlainText.escaped(no.reason))")
        }
        if let judged = feeds.judgement(isPopular: name.map(protection.isPopular) ?? false) { return judged }
        if let last = listings.last {
            return (.expired, "its listing ended at \(last.expiresAt?.description ?? "an unknown time")")
        }
        switch verdict?.outcome {
        case .list, .review: return (.waiting, "waits for a person in the review queue")
        case .insufficient: return (.waiting, "too little was seen to say anything; it will be fetched again")
        case .clear: return (.cleared, "nothing speaks for fraud")
        case nil:
            return isKnown ? (.waiting, "reported, and not judged yet") : (.unknown, "nobody reported it and no feed names it")
        }
    }

    /// The listing that the next release has for a name's whole domain, because several of its hosts are listed.
    private func disposableDomain(of name: DomainName) throws -> Listing? {
        guard let site = protection.shared.site(of: name), !site.isOnPlatform else { return nil }
        let hosts = try store.activeListings(at: now, below: site.name.text).compactMap { ListCompilation.listing($0) }
        return try DisposableDomains(guard: protection, store: store).found(in: hosts).first
    }

    private func subjects(_ subject: String, _ name: DomainName?) -> [String] {
        let names = name.map { sequence(first: $0, next: \.parent).map(\.text) } ?? []
        return names.contains(subject) ? names : [subject] + names
    }

    /// Listings of the subject, of its leads, and of every parent whose subtree covers the name.
    private func relatedListings(subject: String, name: DomainName?, leads: [StoredLead]) throws -> [StoredListing] {
        let bySubject = try store.listings(subjects: subjects(subject, name)).filter { listing in
            listing.subject == subject || listing.subject == name?.text || listing.scope == .subtree
        }
        var seen = Set(bySubject.map(\.id))
        let byLead = try leads.flatMap { try store.listings(of: $0.id) }.filter { seen.insert($0.id).inserted }
        return (bySubject + byLead).sorted { $0.id < $1.id }
    }

    private func standingAllow(of name: DomainName) throws -> StoredAllow? {
        // Asked by its own and its parents' names: the allowlist may be long.
        try store.allows(of: subjects(name.text, name)).last { $0.stands(at: now) && $0.covers(name) }
    }
}
