/// The 95 % interval of a share that was seen in so many cases (E. B. Wilson 1927): honest for few cases and near 0 or 1.
package struct WilsonInterval: Equatable, Sendable {
    package let hits: Int
    package let cases: Int
    package let lower: Double
    package let upper: Double

    /// The normal quantile of 97.5 %.
    private static let z = 1.959964

    package init(hits: Int, of cases: Int) {
        self.hits = hits
        self.cases = cases
        guard cases > 0 else {
            (lower, upper) = (0, 1)
            return
        }
        let (n, share, square) = (Double(cases), Double(hits) / Double(cases), WilsonInterval.z * WilsonInterval.z)
        let centre = share + square / (2 * n)
        let half = WilsonInterval.z * (share * (1 - share) / n + square / (4 * n * n)).squareRoot()
        lower = max(0, (centre - half) / (1 + square / n))
        upper = min(1, (centre + half) / (1 + square / n))
    }

    /// The share that was seen; `nil` when there was no case.
    package var share: Double? { cases > 0 ? Double(hits) / Double(cases) : nil }
}
