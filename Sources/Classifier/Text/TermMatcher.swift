/// Finds many terms in a text at once (Aho & Corasick 1975), over bytes, in one pass whose cost does not depend on the terms.
///
/// Longest match only: a term inside a longer one that matched counts as part of it (`跑分` in `跑分平台`). A term that begins or
/// ends with a Latin letter or digit matches whole words only (`mule` is not in `formulae`).
struct TermMatcher: Sendable {
    struct Match: Hashable, Sendable {
        /// The index of the term as given to `init`.
        let term: Int
        /// In bytes of the normalised text.
        let range: Range<Int>
    }

    /// Byte value → column of `next`; column 0 stands for every byte that is in no term.
    private var column = [UInt8](repeating: 0, count: 256)
    private var columns = 1
    /// The next state, complete (failures resolved), row per state.
    private var next: [Int32] = []
    /// The term that ends in a state, or −1.
    private var term: [Int32] = [-1]
    /// The nearest shorter state in which a term ends, or 0.
    private var shorter: [Int32] = [0]
    private let lengths: [Int]

    /// - Parameter terms: normalised; empty ones never match, of equal ones the first counts.
    init(_ terms: [NormalText]) {
        lengths = terms.map(\.bytes.count)
        for byte in terms.joined(by: \.bytes) where column[Int(byte)] == 0 {
            column[Int(byte)] = UInt8(columns)
            columns += 1
        }
        next = [Int32](repeating: -1, count: columns)
        for (index, text) in terms.enumerated() where !text.isEmpty { insert(text.bytes, index) }
        resolveFailures()
    }

    private mutating func insert(_ bytes: [UInt8], _ index: Int) {
        var state = 0
        for byte in bytes {
            let slot = state * columns + Int(column[Int(byte)])
            if next[slot] < 0 {
                next[slot] = Int32(term.count)
                term.append(-1)
                shorter.append(0)
                next.append(contentsOf: repeatElement(-1, count: columns))
            }
            state = Int(next[slot])
        }
        if term[state] < 0 { term[state] = Int32(index) }
    }

    /// Breadth first: each missing step becomes the step of the longest proper suffix.
    private mutating func resolveFailures() {
        var failure = [Int32](repeating: 0, count: term.count)
        var queue: [Int] = []
        queue.reserveCapacity(term.count)
        for slot in 0..<columns {
            if next[slot] > 0 { queue.append(Int(next[slot])) } else { next[slot] = 0 }
        }
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            let suffix = Int(failure[state])
            shorter[state] = term[suffix] >= 0 ? Int32(suffix) : shorter[suffix]
            for slot in 0..<columns {
                let child = next[state * columns + slot]
                if child > 0 {
                    failure[Int(child)] = next[suffix * columns + slot]
                    queue.append(Int(child))
                } else {
                    next[state * columns + slot] = next[suffix * columns + slot]
                }
            }
        }
    }

    /// The matches in order, none inside another.
    func matches(in text: NormalText) -> [Match] {
        var found: [Match] = []
        search(text) { match in
            while let last = found.last, last.range.lowerBound >= match.range.lowerBound { found.removeLast() }
            found.append(match)
            return false
        }
        return found
    }

    /// All matches by their ends, also those inside others, longer ones first.
    func everyMatch(in text: NormalText) -> [Match] {
        var found: [Match] = []
        search(text) { match in
            found.append(match)
            return true
        }
        return found
    }

    /// Hands out what ends at each place, longest first, as long as it is asked for more.
    private func search(_ text: NormalText, _ take: (Match) -> Bool) {
        let bytes = text.bytes
        var state = 0
        for position in 0..<bytes.count {
            state = Int(next[state * columns + Int(column[Int(bytes[position])])])
            var candidate = term[state] >= 0 ? state : Int(shorter[state])
            while candidate > 0 {
                let index = Int(term[candidate])
                let range = (position + 1 - lengths[index])..<(position + 1)
                if isWhole(range, bytes), !take(Match(term: index, range: range)) { break }
                candidate = Int(shorter[candidate])
            }
        }
    }

    private func isWhole(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
        if range.lowerBound > 0, TermMatcher.isWordByte(bytes[range.lowerBound]),
            TermMatcher.isWordByte(bytes[range.lowerBound - 1])
        {
            return false
        }
        return range.upperBound == bytes.count || !TermMatcher.isWordByte(bytes[range.upperBound - 1])
            || !TermMatcher.isWordByte(bytes[range.upperBound])
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: true
        default: false
        }
    }
}

extension [NormalText] {
    fileprivate func joined(by bytes: KeyPath<NormalText, [UInt8]>) -> some Sequence<UInt8> {
        lazy.flatMap { $0[keyPath: bytes] }
    }
}
