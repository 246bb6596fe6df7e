import Store
import Vocabulary

/// What a lead's reporters, and the sources that they belong to, have earned: it weighs its place in the queue, and how much evidence the automatic rule asks for.
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

    private let sources: [String: Level]
    /// Of reporters with enough decisions of their own.
    private let reporters: [Reporter: Level]

    /// - Parameters:
    ///   - sources: each source's record.
    ///   - reporters: the records of reporters within them.
    package init(sources: [SourceRecord], reporters: [SourceRecord]) {
        self.sources = Dictionary(sources.map { ($0.source, SourceTrust.level($0.precision)) }) { first, _ in first }
        var own: [Reporter: Level] = [:]
        for record in reporters where record.precision.cases >= SourceTrust.minimumDecisions {
            guard let contact = record.contact, !contact.isEmpty else { continue }
            own[Reporter(source: record.source, contact: contact)] = SourceTrust.level(record.precision)
        }
        self.reporters = own
    }

    /// From what is decided until now. Goes through every report.
    package init(_ store: StateStore) throws(StateStoreError) {
        self.init(
            sources: try store.sourceRecords(),
            reporters: try store.reporterRecords(decisions: SourceTrust.minimumDecisions))
    }

    package static func level(_ precision: WilsonInterval) -> Level {
        if precision.cases < minimumDecisions { return .unknown }
        if precision.upper < 0.5 { return .bad }
        if precision.upper < 0.8 { return .poor }
        return precision.lower > 0.8 ? .good : .unknown
    }

    /// A reporter is worth what its own leads came to, once enough of them are decided; until then what its source's did: a
    /// hotline's best caller is not held to its worst, nor lifts them. A lead is worth what the best of its reporters is: that
    /// others report it as well takes nothing away.
    package func level(of who: [Reporter]) -> Level {
        who.map { reporters[$0] ?? sources[$0.source] ?? .unknown }.max() ?? .unknown
    }
}
