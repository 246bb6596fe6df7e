import DomainNames
import Vocabulary

/// An address that a patrol came upon, and why it looked there.
struct PatrolFind {
    /// Where it came from.
    enum Origin: String, CaseIterable {
        /// Made from a brand's label.
        case lookalike
        /// A link of a listed page.
        case link
        /// A name of a file.
        case imported
    }

    let address: WebAddress
    let name: DomainName
    let origin: Origin
    /// Why, in words: goes into the report.
    let note: String
}

/// How a find ended. The closed set; everything but `reported` leaves no trace in the store.
package enum PatrolFate: String, CaseIterable, Sendable {
    /// It entered as a report; in a dry run, it would have.
    case reported
    /// A lead of this host is there already.
    case known
    /// It may never be listed, or is on the allowlist.
    case protected
    /// No site is there: no address, or no resolver told.
    case absent
    case parked, sinkholed
    /// The suffix answers for every name.
    case wildcard
    /// Its `robots.txt` forbids the page, or did not come.
    case robots
    /// The budget of fetches was spent.
    case postponed
}

extension PatrolRun {
    /// The fate of one find.
    package struct Line: Sendable {
        package let address: String
        package let origin: String
        package let fate: PatrolFate
        package let note: String

        package var json: JSONValue {
            .object([
                ("url", .string(address)), ("origin", .string(origin)), ("outcome", .string(fate.rawValue)),
                ("note", .string(note)),
            ])
        }
    }

    package struct Summary: Sendable {
        package var looked = 0
        package var fetched = 0
        package var byFate: [PatrolFate: Int] = [:]
        /// Whether a resolver was left to ask.
        package var hasResolver = true

        package var text: String {
            let fates = PatrolFate.allCases.compactMap { fate in byFate[fate].map { "\($0) \(fate.rawValue)" } }
            return
                "\(PlainText.counted(looked, "name")) looked up, \(PlainText.counted(fetched, "robots.txt", plural: "robots.txt")) fetched"
                + (fates.isEmpty ? "" : ": " + fates.joined(separator: ", "))
        }
    }
}
