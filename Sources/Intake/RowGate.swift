import Vocabulary

/// Counts the rows of one file, and closes behind the last that is taken.
struct RowGate: Sendable {
    private let path: String
    private let limit: Int
    private var passed = 0
    private(set) var skipped = 0

    init(path: String, limit: Int) {
        self.path = path
        self.limit = limit
    }

    /// Emits the item, or once the refusal that says where the file is cut.
    mutating func pass(_ item: ReportItem, _ emit: (ReportItem) -> Void) {
        if passed < limit {
            passed += 1
            return emit(item)
        }
        skipped += 1
        guard skipped == 1 else { return }
        let line =
            switch item {
            case .report(_, let line, _): line
            case .refusal(let refusal): refusal.line
            }
        emit(
            .refusal(
                Refusal(
                    path: path, line: line, text: "", reason: "too-many-rows",
                    explanation: "the file has more than \(limit) rows; from this line on none is taken, so split it")))
    }
}
