/// Finds every one of many short texts inside another one (names of at most 253 octets), by their first four bytes.
///
/// Unlike `TermMatcher` it knows no words and reports what lies inside other matches too: a name that carries two brands carries both.
struct SubstringMatcher: Sendable {
    private static let prefixBytes = 4

    private let byPrefix: [UInt32: [(bytes: [UInt8], index: Int)]]

    /// - Parameter texts: each with the index to report; texts shorter than four bytes are never found.
    init(_ texts: [(String, Int)]) {
        var table: [UInt32: [(bytes: [UInt8], index: Int)]] = [:]
        for (text, index) in texts {
            let bytes = Array(text.utf8)
            guard bytes.count >= SubstringMatcher.prefixBytes else { continue }
            table[SubstringMatcher.key(bytes[...]), default: []].append((bytes, index))
        }
        byPrefix = table
    }

    func indices(in text: String) -> Set<Int> {
        let bytes = Array(text.utf8)
        var found: Set<Int> = []
        guard bytes.count >= SubstringMatcher.prefixBytes else { return found }
        for start in 0...(bytes.count - SubstringMatcher.prefixBytes) {
            let rest = bytes[start...]
            for candidate in byPrefix[SubstringMatcher.key(rest)] ?? [] where rest.starts(with: candidate.bytes) {
                found.insert(candidate.index)
            }
        }
        return found
    }

    private static func key(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.prefix(prefixBytes).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
