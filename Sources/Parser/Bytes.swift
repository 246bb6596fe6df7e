import CSystem

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
        guard start < lowered.count else { return nil }
        var needle = needle
        let found = needle.withUTF8 { wanted in
            lowered[start...].withUnsafeBufferPointer { bytes_find($0.baseAddress, $0.count, wanted.baseAddress, wanted.count) }
        }
        return found < 0 ? nil : start + found
    }
}
