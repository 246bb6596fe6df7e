import Vocabulary

/// One slice of the evaluated pages and its figures: all of them, one kind, one source, one language.
package struct EvaluationStratum: Sendable {
    /// `all`, `kind=…`, `source=…`, `lang=…`, `address=known`, `address=unknown`.
    package let name: String
    package let curve: RankingCurve
    package let fraud: VerdictCounts
    package let honest: VerdictCounts

    package init(name: String, pages: some Collection<EvaluatedPage>) {
        self.name = name
        let frauds = pages.filter { $0.truth == .fraud }
        let honests = pages.filter { $0.truth == .honest }
        curve = RankingCurve(fraud: frauds.map(\.verdict.score), honest: honests.map(\.verdict.score))
        fraud = VerdictCounts(frauds)
        honest = VerdictCounts(honests)
    }

    /// The points whose rate these pages can show.
    package var points: [OperatingPoint] { OperatingPoint.targets.compactMap { curve.point(atFalsePositiveRate: $0) } }

    /// All slices of the scored pages: the whole first, the rest by name.
    package static func all(of pages: [EvaluatedPage]) -> [EvaluationStratum] {
        let scored = pages.filter(\.isScored)
        var slices: [String: [EvaluatedPage]] = [:]
        for page in scored {
            let language = page.language.isEmpty ? "other" : page.language
            for name in [
                "address=\(page.address == nil ? "unknown" : "known")", "kind=\(page.kind)", "lang=\(language)",
                "source=\(page.source)",
            ] {
                slices[name, default: []].append(page)
            }
        }
        return [EvaluationStratum(name: "all", pages: scored)]
            + slices.sorted { $0.key < $1.key }.map { EvaluationStratum(name: $0.key, pages: $0.value) }
    }
}
