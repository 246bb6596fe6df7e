import DomainNames
import Foundation
import Vocabulary

/// The hops of a fetch as the JSON that the store keeps: `{"url","cause","status","peer"}`.
enum HopText {
    static func json(_ hops: [FetchOutcome.Hop]) -> String {
        JSONValue.array(
            hops.map { hop in
                .object([
                    ("url", .string(hop.address.description)), ("cause", .string(hop.cause.rawValue)),
                    ("status", .optional(hop.status)), ("peer", .optional(hop.peer)),
                ])
            }
        ).text
    }

    private struct Kept: Decodable {
        let url: String
    }

    /// The addresses of the chain, first to last.
    static func addresses(_ json: String) -> [WebAddress] {
        let kept = (try? JSONDecoder().decode([Kept].self, from: Data(json.utf8))) ?? []
        return kept.compactMap { try? WebAddress($0.url) }
    }
}
