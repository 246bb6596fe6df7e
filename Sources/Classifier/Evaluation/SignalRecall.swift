import Vocabulary

/// How often one signal stands on fraud pages and on honest ones: whether it earns its weight.
package struct SignalRecall: Hashable, Sendable {
    package let name: String
    package private(set) var fraud = 0
    package private(set) var honest = 0
    /// Of these, as a strong fact.
    package private(set) var strongFraud = 0
    package private(set) var strongHonest = 0

    private mutating func add(_ truth: EvaluatedPage.Truth, isStrong: Bool) {
        switch truth {
        case .fraud:
            fraud += 1
            strongFraud += isStrong ? 1 : 0
        case .honest:
            honest += 1
            strongHonest += isStrong ? 1 : 0
        }
    }

    /// Every signal that any scored page has, by name; a page counts once however often it has the signal.
    package static func all(of pages: [EvaluatedPage]) -> [SignalRecall] {
        var recalls: [String: SignalRecall] = [:]
        for page in pages where page.isScored {
            guard let truth = page.truth else { continue }
            var strengths: [String: Bool] = [:]
            for signal in page.verdict.signals {
                strengths[signal.name] = strengths[signal.name] ?? false || signal.strength == .strong
            }
            for (name, isStrong) in strengths {
                recalls[name, default: SignalRecall(name: name)].add(truth, isStrong: isStrong)
            }
        }
        return recalls.values.sorted { $0.name < $1.name }
    }
}
