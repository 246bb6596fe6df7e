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

        /// Honest addresses named at most; the rest is a number.
        static let namedAlarms = 200
        /// The rate whose false alarms are named.
        static let namedRate = 0.001

        /// `nil` when no addresses were given.
        let addresses: [EvaluationStratum]?
        /// Honest addresses above the threshold that was carried for `namedRate`, the highest score first.
        let addressAlarms: [EvaluatedAddress]
        /// `nil` when no pages were given.
        let pages: [EvaluationStratum]?
        /// Pages as sites on made-up hosts; `nil` when not asked for.
        let sites: [ComposedSite]?
        /// The fraud sites after each trick.
        let tricked: [(trick: PageTrick, sites: [ComposedSite])]
        let types: [TypeCounts]
        let signals: [SignalRecall]
        /// Honest pages that would be listed or put before people.
        let pageAlarms: [EvaluatedPage]
        let leftOut: [LeftOut]
        /// Files of the index that are not there or can't be read.
        package let unread: [String]

        init(
            addresses: [EvaluatedAddress]?, pages: [EvaluatedPage]?, sites: [ComposedSite]?,
            tricked: [(trick: PageTrick, sites: [ComposedSite])] = [], unread: [String],
            model: ScoringModel?
        ) {
            self.addresses = addresses.map { addresses in
                EvaluationStratum.all(of: addresses.map(\.scored), carried: model?.address.thresholds ?? [])
            }
            let limit = model?.address.thresholds.first { $0.falsePositiveRate == Evaluation.namedRate }.map { Double($0.score) }
            addressAlarms = (addresses ?? []).filter { address in
                limit.map { !address.row.isFraud && address.score >= $0 } ?? false
            }.sorted { ($1.score, $0.row.address) < ($0.score, $1.row.address) }
            self.sites = sites
            self.tricked = tricked
            let scored = pages ?? []
            self.pages = pages.map { pages in
                EvaluationStratum.all(of: pages.compactMap(\.scored), carried: model?.content.thresholds ?? [])
            }
            types = TypeCounts.all(of: scored)
            signals = SignalRecall.all(of: scored)
            pageAlarms = scored.filter { page in
                page.isScored && page.truth == .honest && (page.verdict.outcome == .list || page.verdict.outcome == .review)
            }
            var byReason: [String: [EvaluatedPage]] = [:]
            for page in scored where !page.isScored {
                byReason[page.noise.isEmpty ? "label" : "noise=\(page.noise)", default: []].append(page)
            }
            leftOut = byReason.sorted { $0.key < $1.key }.map {
                LeftOut(reason: $0.key, verdicts: VerdictCounts($0.value.map(\.verdict.outcome)))
            }
            self.unread = unread
        }

        package var summary: String {
            var parts: [String] = []
            if let all = addresses?.first {
                parts.append("\(all.curve.positives) fraud addresses, \(all.curve.negatives) honest ones")
            }
            if let all = pages?.first {
                let listed = pageAlarms.count { $0.verdict.outcome == .list }
                parts.append(
                    "\(all.curve.positives) fraud pages, \(all.curve.negatives) honest ones; \(listed) honest pages would be listed, "
                        + "\(pageAlarms.count - listed) are for people")
            }
            return parts.isEmpty ? "nothing to measure" : parts.joined(separator: "; ")
        }
    }

    /// Verdicts on composed sites: all, then per kind.
    static func verdicts(of sites: [ComposedSite]) -> [(name: String, fraud: VerdictCounts, honest: VerdictCounts)] {
        func row(_ name: String, _ sites: [ComposedSite]) -> (name: String, fraud: VerdictCounts, honest: VerdictCounts) {
            (
                name, VerdictCounts(sites.filter(\.isFraud).map(\.outcome)),
                VerdictCounts(sites.filter { !$0.isFraud }.map(\.outcome))
            )
        }
        return [row("all", sites)]
            + Dictionary(grouping: sites, by: \.kind).sorted { $0.key < $1.key }.map { row("kind=\($0.key)", $0.value) }
    }

    /// Fraud sites by verdict, untouched first and then after each trick.
    static func recall(of sites: [ComposedSite], tricked: [(trick: PageTrick, sites: [ComposedSite])]) -> [(
        name: String, fraud: VerdictCounts
    )] {
        [("as they are", VerdictCounts(sites.filter(\.isFraud).map(\.outcome)))]
            + tricked.map { ($0.trick.rawValue, VerdictCounts($0.sites.map(\.outcome))) }
    }

    /// Why fraud sites are not listed: what the nearest page of each lacks, the commonest first.
    static func gaps(of sites: [ComposedSite]) -> [(missing: [ListingKey], sites: Int)] {
        var counts: [[ListingKey]: Int] = [:]
        for site in sites where site.isFraud && site.outcome != .list {
            counts[ListingKey.allCases.filter(site.missing.contains), default: 0] += 1
        }
        return counts.map { ($0.key, $0.value) }.sorted {
            ($1.sites, $0.missing.map(\.rawValue).joined()) < ($0.sites, $1.missing.map(\.rawValue).joined())
        }
    }

    /// Honest sites that would be listed or are for people.
    static func alarms(of sites: [ComposedSite]) -> [ComposedSite] {
        sites.filter { !$0.isFraud && ($0.outcome == .list || $0.outcome == .review) }
    }
}
