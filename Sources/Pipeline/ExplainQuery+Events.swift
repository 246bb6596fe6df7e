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
        let until = listing.expiresAt.map { " until \($0)" } ?? ""
        var events = [
            Explanation.Event(
                at: listing.listedAt, kind: "listing", text: "listed \(listing.subject) (\(listing.scope.rawValue))\(until)")
        ]
        if let ended = listing.endedAt {
            let because = PlainText.escaped(listing.endedBecause ?? "no reason kept")
            events.append(.init(at: ended, kind: "listing", text: "listing ended: \(because)"))
        }
        return events
    }
}
