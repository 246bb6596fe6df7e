import Foundation
import Pipeline
import SampleWeb
import Vocabulary

/// The demo's answer: each sample site with the decision on it, and whether it is the right one.
struct DemoTable {
    struct Row {
        let site: SampleSite
        let line: ClassifyRun.Line?

        /// Right means: fraud is listed or waits for a person, with its type and scope; no honest site is listed.
        var isRight: Bool {
            guard let verdict = line?.verdict else { return false }
            guard site.isFraud else { return verdict.outcome != .list }
            guard verdict.outcome == .list || verdict.outcome == .review else { return false }
            let types = [site.expectedType].compactMap(\.self) + site.alsoTypes
            let named = [verdict.type].compactMap(\.self) + verdict.secondaryTypes
            guard let type = verdict.type,
                types.contains(type.rawValue) || named.contains(where: { $0.rawValue == site.expectedType })
            else { return false }
            return !site.isSharedHost || verdict.scope == .url
        }
    }

    let rows: [Row]

    init(sites: [SampleSite], verdicts: [ClassifyRun.Line]) {
        let byURL = Dictionary(verdicts.map { ($0.lead.key, $0) }) { first, _ in first }
        rows = sites.map { site in Row(site: site, line: byURL[DemoTable.canonical(site.url)]) }
    }

    private static func canonical(_ url: String) -> String { LeadKeys.canonical(url) ?? url }

    var surprises: [Row] { rows.filter { !$0.isRight } }

    func print(on terminal: Terminal) {
        for isFraud in [true, false] {
            terminal.print()
            terminal.print(terminal.styled(isFraud ? "Fraud sites" : "Honest sites that look alike", .bold))
            for row in rows where row.site.isFraud == isFraud { DemoTable.print(row, on: terminal) }
        }
        terminal.print()
        terminal.print("\(rows.count - surprises.count) of \(rows.count) as they should be")
    }

    private static func print(_ row: Row, on terminal: Terminal) {
        guard let line = row.line else {
            terminal.print("  \(terminal.styled("no verdict", .red))  \(row.site.url)")
            return
        }
        let verdict = line.verdict
        let style: Terminal.Style = verdict.outcome == .list ? .red : verdict.outcome == .review ? .yellow : .green
        let decision = (line.wasListed ? "listed" : verdict.outcome.rawValue).padding(toLength: 12, withPad: " ", startingAt: 0)
        let score = String(verdict.score)
        let type = verdict.type.map { "\($0.rawValue) \($0.englishName)" } ?? "-"
        terminal.print(
            "  \(terminal.styled(decision, style)) \(String(repeating: " ", count: max(0, 3 - score.count)))\(score)  \(row.site.url)"
        )
        terminal.print("      \(terminal.styled("\(type) · \(verdict.scope.rawValue) · \(row.site.note)", .dim))")
        for reason in SignalSentences.of(verdict.signals, limit: row.site.isFraud ? 3 : 2) { terminal.print("      \(reason)") }
        if !row.isRight { terminal.print("      \(terminal.styled("not as it should be", .red))") }
    }

    func printJSON(on terminal: Terminal) {
        for row in rows {
            terminal.print(
                .object([
                    ("site", .string(row.site.id)), ("url", .string(row.site.url)), ("fraud", .bool(row.site.isFraud)),
                    ("expected_type", .optional(row.site.expectedType)), ("right", .bool(row.isRight)),
                    ("verdict", .optional(row.line?.verdict.outcome.rawValue)), ("score", .optional(row.line?.verdict.score)),
                    ("type", .optional(row.line?.verdict.type?.rawValue)), ("scope", .optional(row.line?.verdict.scope.rawValue)),
                    ("listed", .bool(row.line?.wasListed ?? false)), ("reasons", .written(row.line?.verdict.signals ?? "[]")),
                ]))
        }
    }
}
