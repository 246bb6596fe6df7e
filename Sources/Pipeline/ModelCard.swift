import Classifier
import Digests
import Foundation

/// What a model was made of and how good it is on what it never saw: the page that lies beside the file.
package struct ModelCard: Sendable {
    private let address: AddressModel
    private let content: ContentModel
    private let addressSources: [(name: String, fraud: Int, honest: Int)]
    private let pageSources: [(name: String, fraud: Int, honest: Int)]
    private let pages: EvaluationStratum
    private let perKind: [EvaluationStratum]
    private let decided: Int
    private let leftOut: [String]
    private let origins: [ModelOrigin]
    private var fileBytes = 0
    private var fileDigest = ""

    init(
        address: AddressModel, content: ContentModel, addresses: [AddressTable.Row], rows: [PageIndex.Row?],
        unseen: [(isFraud: Bool, score: Double)], decided: Int, leftOut: [String],
        origins: [ModelOrigin]
    ) {
        self.address = address
        self.content = content
        self.decided = decided
        self.leftOut = leftOut
        self.origins = origins
        addressSources = ModelCard.counts(addresses.map { ($0.source, $0.isFraud) })
        pageSources = ModelCard.counts(zip(rows, unseen).compactMap { row, score in row.map { ($0.source, score.isFraud) } })
        let examples = zip(rows, unseen).map { row, score in
            ScoredExample(
                isFraud: score.isFraud, score: score.score, probability: content.scaling.probability(Float(score.score)),
                slices: ["kind=\(row?.kind ?? "decided here")"])
        }
        let strata = EvaluationStratum.all(of: examples, carried: content.thresholds)
        pages = strata[0]
        perKind = Array(strata.dropFirst())
    }

    private static func counts(_ labels: [(source: String, isFraud: Bool)]) -> [(name: String, fraud: Int, honest: Int)] {
        var counts: [String: (fraud: Int, honest: Int)] = [:]
        for label in labels {
            if label.isFraud {
                counts[label.source, default: (0, 0)].fraud += 1
            } else {
                counts[label.source, default: (0, 0)].honest += 1
            }
        }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value.fraud, $0.value.honest) }
    }

    func measured(file: [UInt8]) -> ModelCard {
        var card = self
        card.fileBytes = file.count
        card.fileDigest = SHA256.hexadecimal(of: file)
        return card
    }

    /// The lines that the model's own file carries.
    package var origin: String {
        let names = { (sources: [(name: String, fraud: Int, honest: Int)]) in
            sources.map { "\($0.name) \($0.fraud)+\($0.honest)" }.joined(separator: ", ")
        }
        return """
            addresses (fraud+honest): \(names(addressSources))
            pages (fraud+honest): \(names(pageSources))\(decided > 0 ? "\npages decided here: \(decided)" : "")
            left out: \(leftOut.isEmpty ? "nothing" : leftOut.joined(separator: ", "))
            """
    }

    /// The card as Markdown.
    package var markdown: String {
        func figure(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "not measurable" }
        var lines = [
            "# Model card", "",
            "The file has \(fileBytes) bytes; SHA-256 \(fileDigest). The same data give the same bytes.", "",
            "Two additive models over hashed tokens, learned by FTRL-proximal logistic regression, weights in eight bits:",
            "a *prior* of addresses, which orders work and never lists, and a score of page *content*, which lists only beside a",
            "strong fact of identity, structure or route (`docs/EVALUATION.md`).", "",
            "Probabilities hold where one in three of what is judged is fraud.", "",
            "## Addresses", "",
            "Seven of eight registrable domains (names on platforms count as domains) were learned from; the eighth part set the scale",
            "and these thresholds, which are carried unchanged:", "", "| false-positive rate | score |", "|---|---|",
        ]
        lines += address.thresholds.map { "| \($0.falsePositiveRate) | \(figure(Double($0.score))) |" }
        lines += [
            "", "## Pages", "",
            "Each page's score comes from a model that never saw its kin: near-copies of captures, and the whole source for kits,",
            "applications and templates, lie in one of six slices, and each slice is scored by a model of the other five. The shipped model",
            "learned from all. Calibration error \(figure(pages.calibration?.error)), ROC area \(figure(pages.curve.rocArea)).",
            "",
            "| false-positive rate | score | recall, all fraud | false alarms |", "|---|---|---|---|",
        ]
        lines += pages.carried.map {
            "| \($0.target) | \(figure($0.threshold)) | \(figure($0.truePositiveRate)) | \($0.falseAlarms) of \(pages.curve.negatives) |"
        }
        lines += [
            "", "At the threshold for 1 in 100, per kind of page:", "", "| kind | fraud | recall | honest | false alarms |",
            "|---|---|---|---|---|",
        ]
        for stratum in perKind {
            guard let point = stratum.carried.first(where: { $0.target == 0.01 }) else { continue }
            lines.append(
                "| \(stratum.name.dropFirst("kind=".count)) | \(stratum.curve.positives) | \(figure(point.truePositiveRate)) "
                    + "| \(stratum.curve.negatives) | \(point.falseAlarms) |")
        }
        lines += [
            "", "## Data", "", "| source | from | licence | addresses: fraud | honest | pages: fraud | honest |",
            "|---|---|---|---|---|---|---|",
        ]
        for name in Set(addressSources.map(\.name) + pageSources.map(\.name)).sorted() {
            let address = addressSources.first { $0.name == name }
            let page = pageSources.first { $0.name == name }
            let origin = origins.filter { name.hasPrefix($0.source) }.max { $0.source.utf8.count < $1.source.utf8.count }
            lines.append(
                "| \(name) | \(origin?.origin ?? "not recorded") | \(origin?.licence ?? "not recorded") | \(address?.fraud ?? 0) | \(address?.honest ?? 0) | \(page?.fraud ?? 0) | \(page?.honest ?? 0) |"
            )
        }
        if decided > 0 { lines.append("| decided here | this installation | | 0 | 0 | \(decided) | |") }
        lines += [
            "",
            "Left out by the beginning of their name, since their terms do not allow it: \(leftOut.isEmpty ? "nothing" : leftOut.joined(separator: ", ")).",
            "", "## Limits", "",
            "- Honest pages are too few to show a false-positive rate below 1 in 1,000, and the lists of honest names hold some fraud.",
            "- The Chinese fraud pages are templates of kits, not crawled sites; sites that build themselves by script are not seen.",
            "- Addresses of fraud are 2017 to 2025, honest ones mostly 2014 to 2021: a part of what tells them apart is the year.",
            "- A probability holds for the share of fraud it assumes and for pages like those it was fitted on.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}
