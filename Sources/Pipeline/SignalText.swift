import Foundation
import Protection
import Vocabulary

/// Signals as the JSON that the store keeps and `--json` shows: `{"signal","strength","weight","text","where"}`.
package enum SignalText {
    /// One signal as it is read back.
    package struct Sentence: Decodable, Sendable {
        package let signal: String
        package let weight: Double
        package let text: String
        package let place: String

        enum CodingKeys: String, CodingKey {
            case signal, weight, text
            case place = "where"
        }
    }

    static func json(_ signals: [Signal]) -> String {
        JSONValue.array(
            signals.map { signal in
                .object([
                    ("signal", .string(signal.name)), ("strength", .string(signal.strength.rawValue)),
                    ("weight", .double((signal.weight * 100).rounded() / 100)), ("text", .string(signal.text)),
                    ("where", .string(signal.place)),
                ])
            }
        ).text
    }

    /// The signals, heaviest first; empty when the text is none of ours.
    package static func sentences(_ json: String) -> [Sentence] {
        (try? JSONDecoder().decode([Sentence].self, from: Data(json.utf8))) ?? []
    }

    /// The sentences that speak for fraud, heaviest first, and the one that says why so much of the name space is listed.
    static func reasons(_ json: String) -> [String] {
        sentences(json).filter { $0.weight > 0 || $0.signal == Granularity.signal }.map(\.text)
    }
}
