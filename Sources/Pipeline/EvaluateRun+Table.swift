import Classifier
import Foundation
import Vocabulary

extension EvaluateRun.Evaluation {
    /// The figures for people.
    package var lines: [String] {
        var lines = [
            EvaluateRun.row(
                "", ["fraud", "list", "review", "insuff.", "clear", "honest", "list", "review", "insuff.", "clear", "ROC", "PR"])
        ]
        for stratum in strata {
            let counts = [stratum.fraud, stratum.honest].flatMap { counts in
                [counts.total] + Verdict.Outcome.allCases.map { counts[$0] }
            }
            let areas = [stratum.curve.rocArea, stratum.curve.precisionArea].map { area in
                area.map { String(format: "%.3f", $0) } ?? "-"
            }
            lines.append(EvaluateRun.row(stratum.name, counts.map { $0 == 0 ? "·" : "\($0)" } + areas))
        }
        for point in strata.first?.points ?? [] {
            let threshold = point.threshold.map { "score ≥ \($0)" } ?? "no score"
            lines.append(
                "at a false-positive rate of \(point.target): \(threshold) takes "
                    + String(format: "%.1f %%", point.truePositiveRate * 100) + " of fraud and \(point.falseAlarms) honest pages")
        }
        lines += ["", EvaluateRun.row("signal", ["fraud", "honest", "strong", "honest"])]
        for signal in signals.sorted(by: { ($0.fraud, $0.name) > ($1.fraud, $1.name) }) {
            let counts = [signal.fraud, signal.honest, signal.strongFraud, signal.strongHonest]
            lines.append(EvaluateRun.row(signal.name, counts.map { $0 == 0 ? "·" : "\($0)" }))
        }
        if !falseListings.isEmpty { lines += ["", "honest pages that would be listed:"] }
        for page in falseListings {
            let reasons = page.verdict.signals.filter { $0.weight > 0 }.prefix(2).map(\.text).joined(separator: "; ")
            lines.append(
                "  \(PlainText.escaped(page.file))  \(PlainText.escaped(page.address ?? "no address known"))  \(reasons)")
        }
        if !leftOut.isEmpty { lines += ["", "judged and not scored:"] }
        for group in leftOut {
            let counts = Verdict.Outcome.allCases.map { "\(group.verdicts[$0]) \($0.rawValue)" }.joined(separator: ", ")
            lines.append("  \(PlainText.escaped(group.reason)): \(group.verdicts.total) pages: \(counts)")
        }
        return lines
    }
}

extension EvaluateRun {
    /// The widest name of a stratum that is shown whole.
    private static let nameWidth = 42

    fileprivate static func row(_ name: String, _ cells: [String]) -> String {
        let shown = PlainText.escaped(name, limit: nameWidth)
        return shown.padding(toLength: nameWidth, withPad: " ", startingAt: 0)
            + cells.map { String(repeating: " ", count: max(1, 8 - $0.count)) + $0 }.joined()
    }
}
