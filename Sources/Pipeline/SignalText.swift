import Vocabulary

/// Signals as the JSON that the store keeps and `--json` shows: `{"signal","strength","weight","text","where"}`.
enum SignalText {
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
}
