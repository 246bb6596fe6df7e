import Store
import Vocabulary

/// What a lead's sources have earned: it weighs its place in the queue, and how much evidence the automatic rule asks for.
package struct SourceTrust: Sendable {
    package enum Level: Int, Comparable, Sendable {
        /// Surely wrong more often than right: people look at each of its leads.
        case bad
        /// Surely below four in five: more evidence is asked for.
        case poor
        /// Too few decisions to say.
        case unknown
        /// Surely above four in five.
        case good

        package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

        /// What the automatic rule's threshold rises by; `nil` when it does not list at all.
        package var thresholdRise: Int? {
            switch self {
            case .bad: nil
            case .poor: 5
            case .unknown, .good: 0
            }
        }

        /// Added to a lead's priority, in points of score.
        var priority: Int {
            switch self {
            case .bad: -20
            case .poor: -10
            case .unknown: 0
            case .good: 10
            }
        }
    }

    /// The decisions below which nothing is said. 20: the interval of 20 of 20 begins at 0.84.
    static let minimumDecisions = 20

    private let levels: [String: Level]

    package init(_ records: [SourceRecord]) {
        levels = Dictionary(records.map { ($0.source, SourceTrust.level($0.precision)) }) { first, _ in first }
    }

    package static func level(_ precision: WilsonInterval) -> Level {
        if precision.cases < minimumDecisions { return .unknown }
        if precision.upper < 0.5 { return .bad }
        if precision.upper < 0.8 { return .poor }
        return precision.lower > 0.8 ? .good : .unknown
    }

    /// A lead is worth what the best of its sources is: that others report it as well takes nothing away.
    package func level(of sources: [String]) -> Level {
        sources.map { levels[$0] ?? .unknown }.max() ?? .unknown
    }
}
