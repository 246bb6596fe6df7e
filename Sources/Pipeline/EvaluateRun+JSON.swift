import Classifier
import Vocabulary

extension EvaluateRun.Evaluation {
    package var json: JSONValue {
        .object([
            ("urls", addresses.map(addressJSON) ?? .null),
            ("pages", pages.map(pageJSON) ?? .null),
            ("sites", sites.map(siteJSON) ?? .null),
        ])
    }

    private func siteJSON(_ sites: [ComposedSite]) -> JSONValue {
        .object([
            (
                "strata",
                .array(
                    EvaluateRun.verdicts(of: sites).map { row in
                        .object([
                            ("name", .string(row.name)), ("fraud", row.fraud.json), ("benign", row.honest.json),
                        ])
                    })
            ),
            (
                "tricks",
                .array(
                    EvaluateRun.recall(of: sites, tricked: tricked).map { row in
                        .object([("name", .string(row.name)), ("fraud", row.fraud.json)])
                    })
            ),
            (
                "not_listed",
                .array(
                    EvaluateRun.gaps(of: sites).map { gap in
                        .object([("sites", .int(gap.sites)), ("missing", .strings(gap.missing.map(\.rawValue)))])
                    })
            ),
            (
                "false_alarms",
                .array(
                    EvaluateRun.alarms(of: sites).map { site in
                        .object([
                            ("site", .string(site.name)), ("host", .string(site.host)),
                            ("verdict", .string(site.outcome.rawValue)),
                            ("signals", .written(SignalText.json(site.gravest?.signals ?? []))),
                        ])
                    })
            ),
        ])
    }

    private func addressJSON(_ strata: [EvaluationStratum]) -> JSONValue {
        .object([
            ("strata", .array(strata.map(\.json))), ("false_alarms_count", .int(addressAlarms.count)),
            (
                "false_alarms",
                .array(
                    addressAlarms.prefix(Self.namedAlarms).map { alarm in
                        .object([
                            ("url", .string(alarm.row.address)), ("source", .string(alarm.row.source)),
                            ("score", .rounded(alarm.score)), ("probability", .rounded(alarm.probability)),
                        ])
                    })
            ),
        ])
    }

    private func pageJSON(_ strata: [EvaluationStratum]) -> JSONValue {
        .object([
            ("strata", .array(strata.map(\.json))),
            ("false_listings", .array(pageAlarms.filter { $0.verdict.outcome == .list }.map(\.json))),
            ("false_alarms", .array(pageAlarms.map(\.json))), ("signals", .array(signals.map(\.json))),
            ("types", .array(types.map(\.json))),
            (
                "left_out",
                .array(leftOut.map { .object([("reason", .string($0.reason)), ("verdicts", $0.verdicts.json)]) })
            ),
            ("unread", .strings(unread)),
        ])
    }
}

extension EvaluationStratum {
    var json: JSONValue {
        .object([
            ("name", .string(name)), ("positives", .int(curve.positives)), ("negatives", .int(curve.negatives)),
            ("roc_auc", .rounded(curve.rocArea)), ("pr_auc", .rounded(curve.precisionArea)),
            ("ece", .rounded(calibration?.error)), ("points", .array((carried + points).map(\.json))),
            ("verdicts", .object([("fraud", fraud.json), ("benign", honest.json)])),
        ])
    }
}

extension OperatingPoint {
    var json: JSONValue {
        .object([
            ("target_fpr", .double(target)), ("threshold", .optional(threshold)), ("tpr", .rounded(truePositiveRate)),
            ("fpr", .optional(falsePositiveRate.map { ($0 * 1_000_000).rounded() / 1_000_000 })),
            ("false_alarms", .int(falseAlarms)), ("carried", .bool(isCarried)),
            ("precision", .object(OperatingPoint.priors.map { (String($0), .rounded(precision(prior: $0))) })),
        ])
    }
}

extension VerdictCounts {
    var json: JSONValue { .object(Verdict.Outcome.allCases.map { ($0.rawValue, .int(self[$0])) }) }
}

extension TypeCounts {
    var json: JSONValue {
        .object([
            ("kind", .string(kind)),
            ("types", .object(FraudType.allCases.compactMap { type in counts[type].map { (type.rawValue, .int($0)) } })),
            ("untyped", .int(untyped)),
        ])
    }
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
            ("verdict", .string(verdict.outcome.rawValue)), ("score", .int(verdict.score)),
            ("probability", .rounded(verdict.probability)), ("content", .rounded(contentScore)),
            ("type", .optional(verdict.type?.rawValue)),
            ("reasons", .strings(verdict.signals.filter { $0.weight > 0 }.prefix(EvaluatedPage.reasons).map(\.text))),
            ("signals", .written(SignalText.json(verdict.signals))),
        ])
    }
}

extension JSONValue {
    /// A figure with the four places that these many examples carry.
    static func rounded(_ figure: Double?) -> JSONValue {
        .optional(figure.map { ($0 * 10_000).rounded() / 10_000 })
    }
}
