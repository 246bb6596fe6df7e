import DomainNames
import Store
import Vocabulary

/// One sentence for each thing that is kept.
extension ExplainQuery {
    static func event(_ refused: (at: Timestamp, refusal: Refusal)) -> Explanation.Event {
        let refusal = refused.refusal
        return .init(
            at: refused.at, kind: "refusal",
            text: "refused at intake, \(PlainText.escaped(refusal.path)) line \(refusal.line): \(refusal.reason)")
    }

    static func event(_ fetch: StoredFetch) -> Explanation.Event {
        var text = "fetched as \(fetch.agent): \(fetch.kind.rawValue)"
        if let status = fetch.status { text += ", status \(status)" }
        if let final = fetch.finalURL { text += ", \(PlainText.escaped(final))" }
        if !fetch.reason.isEmpty { text += " (\(fetch.reason))" }
        if let sum = fetch.bodySHA256 { text += ", \(fetch.bodyBytes) bytes, sha256 \(sum.prefix(12))" }
        return .init(at: fetch.fetchedAt, kind: "fetch", text: text)
    }

    static func event(_ verdict: StoredVerdict) -> Explanation.Event {
        var text = "verdict \(verdict.outcome.rawValue), score \(verdict.score)"
        if let type = verdict.type { text += ", \(type.rawValue) \(type.englishName)" }
        text += ", for \(verdict.subject) (\(verdict.scope.rawValue))"
        if let protection = verdict.protection { text += "; protected: \(protection)" }
        return .init(at: verdict.judgedAt, kind: "verdict", text: text)
    }

    static func event(_ decision: Decision) -> Explanation.Event {
        var text = "\(decision.action.rawValue) by \(decision.actor)"
        if !decision.reason.isEmpty { text += ": \(PlainText.escaped(decision.reason))" }
        if let who = decision.undoneBy { text += " (undone by \(PlainText.escaped(who)))" }
        return .init(at: decision.decidedAt, kind: "decision", text: text)
    }

    static func events(_ listing: StoredListing) -> [Explanation.Event] {
        var text = "listed \(listing.subject) (\(listing.scope.rawValue))"
        if let until = listing.expiresAt { text += " until \(until)" + (listing.lapses ? " unless confirmed" : "") }
        if let basis = listing.basis { text += ", by order of \(basis.text)" }
        if let operation = listing.operation { text += ", in operation \(PlainText.escaped(operation))" }
        var events = [Explanation.Event(at: listing.listedAt, kind: "listing", text: text)]
        if let ended = listing.endedAt {
            let because = PlainText.escaped(listing.endedBecause ?? "no reason kept")
            events.append(.init(at: ended, kind: "listing", text: "listing ended: \(because)"))
        }
        return events
    }

    /// Every allowlist entry that covers or covered the name, and every appeal about it; what its owner wrote is not told.
    func allowsAndAppeals(of subjects: [String], name: DomainName?) throws -> [Explanation.Event] {
        var events: [Explanation.Event] = []
        for allow in try store.allows(of: subjects) where name.map(allow.covers) ?? false {
            var text = "allowed \(allow.name) by \(PlainText.escaped(allow.author)): \(PlainText.escaped(allow.reason))"
            if let end = allow.endsAt { text += ", until \(end)" + (allow.lapses ? " unless confirmed" : "") }
            if let other = allow.confirmedBy { text += ", confirmed by \(PlainText.escaped(other))" }
            events.append(.init(at: allow.addedAt, kind: "allow", text: text))
            if let removed = allow.removedAt {
                events.append(.init(at: removed, kind: "allow", text: "no longer allowed: \(allow.name)"))
            }
        }
        for appeal in try store.appeals(about: subjects) {
            events.append(.init(at: appeal.openedAt, kind: "appeal", text: "appeal \(appeal.ticket) opened"))
            if let at = appeal.releasedAt {
                events.append(.init(at: at, kind: "appeal", text: "off the list while appeal \(appeal.ticket) is decided"))
            }
            if let at = appeal.resolvedAt, let outcome = appeal.outcome {
                events.append(
                    .init(
                        at: at, kind: "appeal",
                        text: "appeal \(appeal.ticket) \(outcome.rawValue): \(PlainText.escaped(appeal.outcomeReason ?? ""))"))
            }
        }
        return events
    }
}
