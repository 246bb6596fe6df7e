import Pipeline

/// The reasons of a verdict as lines for people.
enum SignalSentences {
    static func of(_ signals: String, limit: Int) -> [String] {
        SignalText.sentences(signals).prefix(limit).map { sentence in
            let weight = sentence.weight >= 0 ? "+\(sentence.weight)" : "\(sentence.weight)"
            return "\(weight)  \(sentence.text) [\(sentence.place)]"
        }
    }
}
