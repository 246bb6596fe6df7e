import Classifier
import Foundation
import Vocabulary

extension EvaluateRun.Evaluation {
    /// The figures and their curves as one page without scripts.
    package var html: String {
        let parts = [("Addresses", addresses), ("Pages", pages)].compactMap { title, strata in
            strata.map { section(title, $0) }
        }
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Zhalan: how right the verdicts are</title>
            <style>body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em}svg{margin:0 1em 1em 0}
            pre{overflow-x:auto;font-size:12px}path{fill:none;stroke:#176;stroke-width:1.5}.even{stroke:#999;stroke-dasharray:4 3}
            text{font:11px system-ui,sans-serif}</style></head><body>
            <h1>How right the verdicts are</h1>
            \(parts.joined(separator: "\n"))
            <h2>Table</h2><pre>\(lines.map(escaped).joined(separator: "\n"))</pre>
            </body></html>

            """
    }

    private func section(_ title: String, _ strata: [EvaluationStratum]) -> String {
        guard let all = strata.first else { return "" }
        var plots = [
            LinePlot(
                title: "ROC", x: "false-positive rate", y: "recall",
                points: all.curve.outline().map { ($0.falsePositiveRate, $0.truePositiveRate) }),
            LinePlot(
                title: "ROC, the first hundredth", x: "false-positive rate × 100", y: "recall",
                points: all.curve.outline(2_000).filter { $0.falsePositiveRate <= 0.01 }.map {
                    ($0.falsePositiveRate * 100, $0.truePositiveRate)
                },
                hasDiagonal: false),
        ]
        if let calibration = all.calibration {
            plots.append(
                LinePlot(
                    title: "Reliability", x: "probability told", y: "share of fraud",
                    points: calibration.bins.map { ($0.told, $0.happened) }))
        }
        let months = strata.filter { $0.name.hasPrefix("month=") && $0.curve.positives >= LinePlot.leastPerMonth }
        let recalls = months.compactMap { month in month.carried.first { $0.target == Self.namedRate }?.truePositiveRate }
        if recalls.count > 1 {
            plots.append(
                LinePlot(
                    title: "Drift", x: "\(months.first?.name ?? "") to \(months.last?.name ?? "")",
                    y: "recall at the threshold for \(Self.namedRate)",
                    points: recalls.enumerated().map { (Double($0.offset) / Double(recalls.count - 1), $0.element) },
                    hasDiagonal: false))
        }
        return "<h2>\(title)</h2>\n" + plots.map(\.svg).joined(separator: "\n")
    }

    private func escaped(_ line: String) -> String {
        line.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

/// One curve in a unit square, as inline SVG.
struct LinePlot {
    /// Fraud that a month needs for its recall to say anything.
    static let leastPerMonth = 50
    private static let side = 240.0
    private static let margin = 40.0

    let title: String
    let x: String
    let y: String
    let points: [(Double, Double)]
    var hasDiagonal = true

    var svg: String {
        let (side, margin) = (LinePlot.side, LinePlot.margin)
        func place(_ point: (Double, Double)) -> String {
            String(format: "%.1f %.1f", margin + min(max(point.0, 0), 1) * side, margin + (1 - min(max(point.1, 0), 1)) * side)
        }
        let steps = points.enumerated().map { "\($0.offset == 0 ? "M" : "L")\(place($0.element))" }.joined()
        let diagonal = hasDiagonal ? "<path class=\"even\" d=\"M\(place((0, 0)))L\(place((1, 1)))\"/>" : ""
        let whole = Int(side + 2 * margin)
        return """
            <svg width="\(whole)" height="\(whole)" role="img" aria-label="\(title)">
            <text x="\(margin)" y="20">\(title)</text>
            <rect x="\(margin)" y="\(margin)" width="\(side)" height="\(side)" fill="none" stroke="#ccc"/>
            \(diagonal)<path d="\(steps)"/>
            <text x="\(margin)" y="\(margin + side + 16)">\(x)</text>
            <text transform="translate(\(margin - 8) \(margin + side)) rotate(-90)">\(y)</text>
            <text x="\(margin + side - 8)" y="\(margin + side + 30)">1</text><text x="\(margin - 14)" y="\(margin + 8)">1</text>
            </svg>
            """
    }
}
