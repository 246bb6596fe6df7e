import Vocabulary

/// Which types of fraud the pages of one kind are called: a row of the table of confusion.
package struct TypeCounts: Sendable {
    /// The kind as the index names it.
    package let kind: String
    /// Pages per code that speak for fraud (list or review).
    package private(set) var counts: [FraudType: Int] = [:]
    /// Pages that speak for fraud and have no type.
    package private(set) var untyped = 0

    /// The rows of all fraud pages' kinds, by name.
    package static func all(of pages: [EvaluatedPage]) -> [TypeCounts] {
        var rows: [String: TypeCounts] = [:]
        for page in pages where page.isScored && page.truth == .fraud {
            guard page.verdict.outcome == .list || page.verdict.outcome == .review else { continue }
            var row = rows[page.kind] ?? TypeCounts(kind: page.kind)
            if let type = page.verdict.type { row.counts[type, default: 0] += 1 } else { row.untyped += 1 }
            rows[page.kind] = row
        }
        return rows.values.sorted { $0.kind < $1.kind }
    }

    private init(kind: String) { self.kind = kind }
}
