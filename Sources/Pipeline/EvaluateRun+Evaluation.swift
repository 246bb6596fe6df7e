import Classifier
import Vocabulary

extension EvaluateRun {
    /// What an evaluation found.
    package struct Evaluation: Sendable {
        /// Pages that are judged and not scored, by why.
        struct LeftOut: Sendable {
            let reason: String
            let verdicts: VerdictCounts
        }

        let strata: [EvaluationStratum]
        let signals: [SignalRecall]
        /// Honest pages that the automatic rule would list.
        let falseListings: [EvaluatedPage]
        let leftOut: [LeftOut]
        /// Files of the index that are not there or can't be read.
        package let unread: [String]

        package init(pages: [EvaluatedPage], unread: [String]) {
            strata = EvaluationStratum.all(of: pages)
            signals = SignalRecall.all(of: pages)
            falseListings = pages.filter { $0.isScored && $0.truth == .honest && $0.verdict.outcome == .list }
            var byReason: [String: [EvaluatedPage]] = [:]
            for page in pages where !page.isScored {
                byReason[page.noise.isEmpty ? "label" : "noise=\(page.noise)", default: []].append(page)
            }
            leftOut = byReason.sorted { $0.key < $1.key }.map { LeftOut(reason: $0.key, verdicts: VerdictCounts($0.value)) }
            self.unread = unread
        }

        /// Honest pages whose address is known and that would be listed: the figure that must be nought.
        package var falseListingsAtKnownAddresses: Int { falseListings.count { $0.address != nil } }

        package var summary: String {
            guard let all = strata.first else { return "nothing to measure" }
            let known = falseListingsAtKnownAddresses
            return "\(all.curve.positives) fraud pages, \(all.curve.negatives) honest ones; "
                + "\(falseListings.count) honest pages would be listed, \(known) of them at a known address"
        }
    }
}

extension EvaluateRun.Evaluation {
    package var json: JSONValue {
        .object([
            ("urls", .null),
            (
                "pages",
                .object([
                    ("strata", .array(strata.map(\.json))), ("false_listings", .array(falseListings.map(\.json))),
                    ("signals", .array(signals.map(\.json))),
                    (
                        "left_out",
                        .array(
                            leftOut.map { .object([("reason", .string($0.reason)), ("verdicts", $0.verdicts.json)]) })
                    ),
                    ("unread", .strings(unread)),
                ])
            ),
        ])
    }
}

extension EvaluationStratum {
    var json: JSONValue {
        .object([
            ("name", .string(name)), ("positives", .int(curve.positives)), ("negatives", .int(curve.negatives)),
            ("roc_auc", .rounded(curve.rocArea)), ("pr_auc", .rounded(curve.precisionArea)),
            // No calibrated probability is given yet, so there is no error of calibration.
            ("ece", .null), ("points", .array(points.map(\.json))),
            ("verdicts", .object([("fraud", fraud.json), ("benign", honest.json)])),
        ])
    }
}

extension OperatingPoint {
    var json: JSONValue {
        .object([
            ("target_fpr", .double(target)), ("threshold", .optional(threshold)), ("tpr", .rounded(truePositiveRate)),
            ("fpr", .rounded(falsePositiveRate)), ("false_alarms", .int(falseAlarms)), ("carried", .bool(false)),
        ])
    }
}

extension VerdictCounts {
    var json: JSONValue { .object(Verdict.Outcome.allCases.map { ($0.rawValue, .int(self[$0])) }) }
}

extension SignalRecall {
    var json: JSONValue {
        .object([
            ("signal", .string(name)), ("fraud", .int(fraud)), ("benign", .int(honest)), ("strong_fraud", .int(strongFraud)),
            ("strong_benign", .int(strongHonest)),
        ])
    }
}

extension EvaluatedPage {
    /// Reasons that a row shows.
    private static let reasons = 3

    package var json: JSONValue {
        .object([
            ("file", .string(file)), ("kind", .string(kind)), ("source", .string(source)), ("lang", .string(language)),
            ("noise", .string(noise)), ("truth", .optional(truth.map { $0 == .fraud ? "fraud" : "benign" })),
            ("url", .optional(address)), ("verdict", .string(verdict.outcome.rawValue)), ("score", .int(verdict.score)),
            ("type", .optional(verdict.type?.rawValue)),
            ("reasons", .strings(verdict.signals.filter { $0.weight > 0 }.prefix(EvaluatedPage.reasons).map(\.text))),
            ("signals", .written(SignalText.json(verdict.signals))),
        ])
    }
}

extension JSONValue {
    /// A figure with the four places that these many pages carry.
    fileprivate static func rounded(_ figure: Double?) -> JSONValue {
        .optional(figure.map { ($0 * 10_000).rounded() / 10_000 })
    }
}
