import Classifier
import Crawler
import DomainNames
import PageRecord
import Protection
import Store
import Vocabulary

/// Judges the leads that have a new fetch, keeps the verdicts, and lets the automatic rule decide.
package struct ClassifyRun {
    package struct Line: Sendable {
        package let lead: StoredLead
        package let verdict: StoredVerdict
        /// Whether the automatic rule listed it just now.
        package let wasListed: Bool

        package var json: JSONValue {
            .object([
                ("url", .string(lead.key)), ("host", .string(lead.host)), ("lead", .int(Int(lead.id))),
                ("verdict", .string(verdict.outcome.rawValue)), ("score", .int(verdict.score)),
                ("probability", .optional(verdict.probability)), ("type", .optional(verdict.type?.rawValue)),
                ("secondary", .strings(verdict.secondaryTypes.map(\.rawValue))), ("scope", .string(verdict.scope.rawValue)),
                ("subject", .string(verdict.subject)), ("protection", .optional(verdict.protection)),
                ("listed", .bool(wasListed)), ("reasons", .written(verdict.signals)),
            ])
        }
    }

    package struct Summary: Sendable {
        package var byOutcome: [Verdict.Outcome: Int] = [:]
        package var listed = 0

        package var text: String {
            let outcomes = Verdict.Outcome.allCases.compactMap { outcome in
                byOutcome[outcome].map { "\($0) \(outcome.rawValue)" }
            }
            return outcomes.isEmpty
                ? "nothing new to judge" : outcomes.joined(separator: ", ") + "; \(listed) listed automatically"
        }
    }

    private let store: StateStore
    private let scorer: FraudScorer
    /// What protects names in this run; whoever publishes right after asks the same.
    let nameGuard: NameGuard
    private let policy: DecisionPolicy
    private let expiry: ListingExpiry
    /// Digest of lists and versions: verdicts on another basis are due again.
    let basis: String
    /// Digest of the lists that guard names, for whoever publishes right after.
    let listsDigest: String
    private let now: Timestamp

    package init(
        store: StateStore, scorer: FraudScorer, nameGuard: NameGuard, policy: DecisionPolicy, expiry: ListingExpiry,
        basis: String, listsDigest: String = "",
        now: Timestamp
    ) {
        self.store = store
        self.scorer = scorer
        self.nameGuard = nameGuard
        self.policy = policy
        self.expiry = expiry
        self.basis = basis
        self.listsDigest = listsDigest
        self.now = now
    }

    package func run(observer: RunObserver, onLine: (Line) -> Void) throws -> Summary {
        var summary = Summary()
        observer(.started(.classify, total: nil))
        var done = 0
        var last: Int64 = 0
        var trust: SourceTrust?
        var known: FraudScorer?
        while true {
            let leads = try store.leadsToJudge(basis: basis, after: last, limit: StateStore.batchRows)
            guard let newest = leads.last else { break }
            last = newest.id
            // Asked once, and only when there is something to judge: it goes through every report.
            let earned = try trust ?? SourceTrust(store)
            trust = earned
            let scorer = try known ?? scorer.knowing(DecidedPage.cases(in: store))
            known = scorer
            let kept = try listing(leads, by: scorer, trust: earned, room: policy.automaticPerRun - summary.listed)
            for (lead, (verdict, wasListed)) in zip(leads, kept) {
                summary.byOutcome[verdict.outcome, default: 0] += 1
                if wasListed { summary.listed += 1 }
                onLine(Line(lead: lead, verdict: verdict, wasListed: wasListed))
            }
            done += leads.count
            observer(.advanced(.classify, done: done))
        }
        try store.noteAllJudged(basis: basis)
        if summary.listed > 0, summary.listed == policy.automaticPerRun {
            observer(
                .warning("the automatic rule made \(summary.listed) listings, its most in one run; the rest waits for people"))
        }
        try store.note(summary.figures, stage: .classify, now: now)
        observer(.finished(.classify, summary: summary.text))
        return summary
    }

    /// Judges a batch and keeps it with what the automatic rule makes of it, at most so many listings.
    private func listing(
        _ leads: [StoredLead], by scorer: FraudScorer, trust: SourceTrust, room: Int
    ) throws -> [(verdict: StoredVerdict, wasListed: Bool)] {
        var made = 0
        var origins: [Int64: LeadOrigin] = [:]
        for lead in leads {
            origins[lead.id] = LeadOrigin(
                trust: trust.level(of: try store.reporters(of: lead.id)), reporters: try store.reporterMix(of: lead.id))
        }
        let judged = try leads.map { try judge($0, by: scorer, trust: origins[$0.id]?.trust ?? .unknown) }
        return try store.keep(judged, now: now) { verdict, decisions, isListed in
            guard made < room, let origin = origins[verdict.lead],
                let listing = automaticListing(verdict, decisions, isListed: isListed, origin)
            else { return nil }
            made += 1
            return listing
        }
    }

    private func judge(_ lead: StoredLead, by scorer: FraudScorer, trust: SourceTrust.Level) throws -> NewVerdict {
        let fetches = try store.newestFetches(of: lead.id)
        let desktop = fetches.first { $0.agent == AgentProfile.desktop.rawValue } ?? fetches.first
        // The third visitor came because the first two saw nothing that tells: what it saw is what is hidden from them.
        let inApp = fetches.first { $0.agent == AgentProfile.inApp.rawValue && $0.features != nil }
        let mobile = inApp ?? fetches.first { $0.agent == AgentProfile.mobile.rawValue }
        let evidence = try evidence(lead, desktop, mobile)
        let judgement = scorer.judgement(of: evidence)
        let verdict = judgement.verdict
        let subject = ListingSubject(judgement.target, guard: nameGuard)
        let scoped = Verdict(
            outcome: verdict.outcome, score: verdict.score, probability: verdict.probability, type: verdict.type,
            secondaryTypes: verdict.secondaryTypes, scope: subject.scope, signals: verdict.signals)
        return NewVerdict(
            lead: lead.id, verdict: scoped, signals: SignalText.json(verdict.signals), subject: subject.text,
            protection: subject.protection, basis: basis,
            priority: ReviewPriority.priority(of: scoped, trust: trust),
            newestFetch: fetches.first?.fetchedAt ?? Timestamp(seconds: .max))
    }

    private func evidence(_ lead: StoredLead, _ desktop: StoredFetch?, _ mobile: StoredFetch?) throws -> SiteEvidence {
        let address: WebAddress
        do { address = try WebAddress(desktop?.spelling ?? lead.key) } catch {
            throw PipelineError(.state, "lead \(lead.id) holds an unreadable address: \(error)")
        }
        return SiteEvidence(
            address: address, chain: desktop.map { HopText.addresses($0.hops) } ?? [], kind: desktop?.kind ?? .unreachable,
            page: ClassifyRun.features(desktop), mobilePage: ClassifyRun.features(mobile),
            mobileChain: mobile.map { HopText.addresses($0.hops) } ?? [],
            isUnverified: desktop?.isUnverified ?? false || mobile?.isUnverified ?? false, contentType: desktop?.contentType)
    }

    /// The page as it was kept; a record that no longer decodes is a page that was not seen, never a clean one.
    static func features(_ fetch: StoredFetch?) -> PageFeatures? {
        guard let record = fetch?.features else { return nil }
        do { return try RecordDecoder.decode(record) } catch {
            var unseen = PageFeatures()
            unseen.limitsHit = [.readerDied]
            return unseen
        }
    }

    private func automaticListing(
        _ verdict: StoredVerdict, _ decisions: [Decision], isListed: Bool, _ origin: LeadOrigin
    ) -> (reason: String, change: ListingChange)? {
        guard policy.listsAutomatically(verdict, decisions: decisions, isListed: isListed, origin: origin) else { return nil }
        return ("strong evidence, score \(verdict.score)", .list(expiry.listing(verdict, from: now)))
    }
}
