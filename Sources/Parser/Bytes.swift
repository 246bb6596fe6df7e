/// Searching in UTF-8 bytes: page text is hostile, and work by `Character` on it is not linear.
struct Bytes: Sendable {
    /// UTF-8 with ASCII letters in lower case.
    let lowered: [UInt8]

    init(_ text: String) {
        lowered = text.utf8.map(ASCII.lowered)
    }

    init(_ bytes: some Sequence<UInt8>) {
        lowered = bytes.map(ASCII.lowered)
    }

    var isEmpty: Bool { lowered.isEmpty }

    func contains(_ needle: String) -> Bool {
        firstIndex(of: needle, from: 0) != nil
    }

    func hasPrefix(_ prefix: String) -> Bool {
        lowered.starts(with: prefix.utf8)
    }

    func hasSuffix(_ suffix: String) -> Bool {
        lowered.reversed().starts(with: suffix.utf8.reversed())
    }

    /// Where the needle (lower case, not empty) first stands at or after a place.
    func firstIndex(of needle: String, from start: Int) -> Int? {
        let wanted = Array(needle.utf8)
        guard let first = wanted.first, lowered.count - wanted.count >= start else { return nil }
        var index = start
        let last = lowered.count - wanted.count
        while index <= last {
            if lowered[index] == first, lowered[index..<index + wanted.count].elementsEqual(wanted) { return index }
            index += 1
        }
        return nil
    }
}
