import Foundation
import Vocabulary

/// Reads back the signals that the store keeps as JSON.
package enum SignalReader {
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

    /// The signals, heaviest first; empty when the text is none of ours.
    package static func sentences(_ json: String) -> [Sentence] {
        (try? JSONDecoder().decode([Sentence].self, from: Data(json.utf8))) ?? []
    }

    /// The sentences that speak for fraud, heaviest first.
    package static func reasons(_ json: String) -> [String] { sentences(json).filter { $0.weight > 0 }.map(\.text) }
}
