import Classifier
import Foundation
import Vocabulary

extension EvaluateRun.Evaluation {
    /// The figures for people.
    package var lines: [String] {
        (addresses.map(addressLines) ?? []) + (pages.map(pageLines) ?? []) + (sites.map(siteLines) ?? [])
    }

    private func siteLines(_ sites: [ComposedSite]) -> [String] {
        let heads = ["fraud", "list", "review", "insuff.", "clear", "honest", "list", "review", "insuff.", "clear"]
        var lines = ["", EvaluateRun.row("sites on made-up hosts", heads)]
        for row in EvaluateRun.verdicts(of: sites) {
            lines.append(EvaluateRun.verdictRow(row.name, row.fraud, row.honest))
        }
        lines += ["", "fraud sites that are not listed, by what their nearest page lacks:"]
        for gap in EvaluateRun.gaps(of: sites) {
            lines.append("  \(gap.sites)  \(gap.missing.map(\.rawValue).joined(separator: ", "))")
        }
        lines += ["", "honest sites that would be listed or are for people:"]
        for site in EvaluateRun.alarms(of: sites) {
            let reasons = (site.gravest?.signals ?? []).filter { $0.weight > 0 }.prefix(3).map { "\($0.name) \($0.weight)" }
            lines.append(
                "  \(site.outcome.rawValue)  \(PlainText.escaped(site.name))  \(site.host)  \(reasons.joined(separator: ", "))")
        }
        guard !tricked.isEmpty else { return lines }
        lines += ["", EvaluateRun.row("fraud sites after a trick", Array(heads.prefix(5)))]
        for row in EvaluateRun.recall(of: sites, tricked: tricked) {
            lines.append(EvaluateRun.row(row.name, ["\(row.fraud.total)"] + Verdict.Outcome.allCases.map { "\(row.fraud[$0])" }))
        }
        return lines
    }

    private func addressLines(_ strata: [EvaluationStratum]) -> [String] {
        var lines = ["addresses, by the model's prior"] + EvaluateRun.rankingLines(strata)
        if !addressAlarms.isEmpty {
            lines += ["", "\(addressAlarms.count) honest addresses above the threshold carried for \(Self.namedRate):"]
        }
        for alarm in addressAlarms.prefix(Self.namedAlarms) {
            lines.append(
                "  \(EvaluateRun.figure(alarm.score))  \(PlainText.escaped(alarm.row.address, limit: 90))  \(PlainText.escaped(alarm.row.source))"
            )
        }
        return lines + [""]
    }

    private func pageLines(_ strata: [EvaluationStratum]) -> [String] {
        var lines = ["pages, by content alone"] + EvaluateRun.rankingLines(strata)
        lines += [
            "",
            EvaluateRun.row("", ["fraud", "list", "review", "insuff.", "clear", "honest", "list", "review", "insuff.", "clear"]),
        ]
        for stratum in strata {
            lines.append(EvaluateRun.verdictRow(stratum.name, stratum.fraud, stratum.honest))
        }
        lines += ["", EvaluateRun.row("signal", ["fraud", "honest", "strong", "honest"])]
        for signal in signals.sorted(by: { ($0.fraud, $0.name) > ($1.fraud, $1.name) }) {
            let counts = [signal.fraud, signal.honest, signal.strongFraud, signal.strongHonest]
            lines.append(EvaluateRun.row(signal.name, counts.map { $0 == 0 ? "·" : "\($0)" }))
        }
        if !types.isEmpty { lines += ["", "types of fraud pages that are listed or for people:"] }
        for row in types {
            let named = FraudType.allCases.compactMap { type in row.counts[type].map { "\(type.rawValue) \($0)" } }
            lines.append(
                "  \(PlainText.escaped(row.kind)): \((named + (row.untyped > 0 ? ["untyped \(row.untyped)"] : [])).joined(separator: ", "))"
            )
        }
        if !pageAlarms.isEmpty { lines += ["", "honest pages that would be listed or are for people:"] }
        for page in pageAlarms {
            let reasons = page.verdict.signals.filter { $0.weight > 0 }.prefix(2).map(\.text).joined(separator: "; ")
            lines.append(
                "  \(page.verdict.outcome.rawValue)  \(PlainText.escaped(page.file))  \(PlainText.escaped(page.source))  \(reasons)"
            )
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

    fileprivate static func figure(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "–" }

    /// Ranking figures, a line for each stratum: areas, calibration, and recall at each rate, of the threshold carried from training and of
    /// the one that these examples would have set; "–" where they are too few to say.
    fileprivate static func rankingLines(_ strata: [EvaluationStratum]) -> [String] {
        let rates = OperatingPoint.targets
        var lines = [
            row(
                "", ["fraud", "honest", "ROC", "PR", "ECE"] + rates.map { "@\($0)" } + rates.flatMap { ["→\($0)", "FPR", "FP"] })
        ]
        for stratum in strata {
            let own = rates.map { rate in figure(stratum.points.first { $0.target == rate }?.truePositiveRate) }
            let carried = rates.flatMap { rate -> [String] in
                guard let point = stratum.carried.first(where: { $0.target == rate }) else { return ["–", "–", "–"] }
                return [
                    figure(point.truePositiveRate), point.falsePositiveRate.map { String(format: "%.5f", $0) } ?? "–",
                    "\(point.falseAlarms)",
                ]
            }
            let areas = [stratum.curve.rocArea, stratum.curve.precisionArea, stratum.calibration?.error].map(figure)
            lines.append(row(stratum.name, ["\(stratum.curve.positives)", "\(stratum.curve.negatives)"] + areas + own + carried))
        }
        for point in strata.first?.carried ?? [] {
            let priors = OperatingPoint.priors.map { "\($0): \(figure(point.precision(prior: $0)))" }.joined(separator: ", ")
            lines.append("precision at the threshold carried for \(point.target), by the share of fraud: \(priors)")
        }
        return lines
    }

    fileprivate static func verdictRow(_ name: String, _ fraud: VerdictCounts, _ honest: VerdictCounts) -> String {
        let counts = [fraud, honest].flatMap { counts in [counts.total] + Verdict.Outcome.allCases.map { counts[$0] } }
        return row(name, counts.map { $0 == 0 ? "·" : "\($0)" })
    }

    fileprivate static func row(_ name: String, _ cells: [String]) -> String {
        let shown = PlainText.escaped(name, limit: nameWidth)
        return shown.padding(toLength: nameWidth, withPad: " ", startingAt: 0)
            + cells.map { String(repeating: " ", count: max(1, 8 - $0.count)) + $0 }.joined()
    }
}
