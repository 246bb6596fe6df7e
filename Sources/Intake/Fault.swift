/// Why one row or link is not taken: the word for counters and the sentence for people. The reader adds the place.
struct Fault: Error, Equatable, Sendable {
    let reason: String
    let explanation: String

    init(_ reason: String, _ explanation: String) {
        self.reason = reason
        self.explanation = explanation
    }
}
