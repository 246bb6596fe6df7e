import DomainNames
import Foundation
import Intake
import Store
import Vocabulary

/// Takes in what consumers of the list saw: hits, false positives, blocks confirmed.
///
/// CSV with a header, or JSON lines, with `url` (a name or an address), `kind` (hits, false-positive, confirmed),
/// `count`, `consumer`, `at`, `note`.
package struct FeedbackRun {
    package struct Summary: Sendable {
        package var new = 0
        package var known = 0
        package var refused = 0
        package var reviews = 0

        package var text: String {
            "\(new) new, \(known) known, \(refused) refused; \(PlainText.counted(reviews, "review")) opened"
        }
    }

    private let store: StateStore
    private let actor: Actor
    private let now: Timestamp

    package init(store: StateStore, actor: Actor, now: Timestamp) {
        self.store = store
        self.actor = actor
        self.now = now
    }

    /// - Parameter consumer: who says so, where a row does not name one.
    package func take(
        from handle: FileHandle, path: String, consumer: String, onRefusal: (Refusal) -> Void
    ) throws -> Summary {
        var summary = Summary()
        var batch: [Feedback] = []
        // The same reader as for reports: rows, limits and refusals are the same; what is kept beside the link differs.
        var reader = ReportReader(format: .auto, path: path, source: consumer, now: now)
        func take(_ item: ReportItem) {
            switch item {
            case .refusal(let refusal):
                summary.refused += 1
                onRefusal(refusal)
            case .report(let report, let line, let input):
                if let feedback = FeedbackRun.feedback(report, consumer: consumer) {
                    batch.append(feedback)
                } else {
                    summary.refused += 1
                    onRefusal(
                        Refusal(
                            path: path, line: line, text: input, reason: "feedback-kind",
                            explanation:
                                "the row has no kind of \(Feedback.Kind.allCases.map(\.rawValue).joined(separator: ", "))"
                                + " or no count above 0"))
                }
            }
        }
        func keep(_ isEnd: Bool) throws {
            while batch.count >= (isEnd ? 1 : StateStore.batchRows) {
                let part = Array(batch.prefix(StateStore.batchRows))
                batch.removeFirst(part.count)
                let taken = try store.take(part, actor: actor, now: now)
                summary.new += taken.new
                summary.known += part.count - taken.new
                summary.reviews += taken.reviews
            }
        }
        try ReportStream(handle: handle, path: path).read(with: &reader, emit: take, keep: keep)
        return summary
    }

    private static func feedback(_ report: Report, consumer: String) -> Feedback? {
        guard let kind = report.extra["kind"].flatMap(Feedback.Kind.init(rawValue:)) else { return nil }
        let count = report.extra["count"].map { Int($0) ?? 0 } ?? 1
        guard count > 0 else { return nil }
        let address = report.address
        return Feedback(
            subject: address.isHostOnly ? address.host.description : address.canonical.description, kind: kind, count: count,
            consumer: report.extra["consumer"] ?? consumer,
            at: report.extra["at"].flatMap { Timestamp($0) } ?? report.reportedAt, note: report.note ?? "")
    }
}
