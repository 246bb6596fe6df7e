/// Finds many words in bytes in one pass (Aho and Corasick, 1975), ASCII letters of either case alike: about ten instructions a byte,
/// however many words there are.
struct WordFinder: Sendable {
    /// A word that was found.
    struct Match {
        /// Which of the words, by its place in the list.
        let word: Int
        /// Where it begins, and where what follows it begins.
        let start: Int
        let end: Int
    }

    /// Bytes that no word has are class 0; upper and lower case are one class.
    private var classes = [UInt8](repeating: 0, count: 256)
    private var classCount = 1
    /// For each state and class, the next state.
    private var next: [UInt16] = []
    /// For each state, the first of its words in `chain`, or -1.
    private var found: [Int32] = []
    private var chain: [(word: Int, following: Int32)] = []
    private let lengths: [Int]

    /// - Parameter words: ASCII letters in lower case, none empty; together at most 65,535 bytes.
    init(_ words: [String]) {
        let texts = words.map { Array($0.utf8) }
        lengths = texts.map(\.count)
        for byte in texts.joined() where classes[Int(byte)] == 0 {
            classes[Int(byte)] = UInt8(classCount)
            if byte >= 0x61 && byte <= 0x7A { classes[Int(byte) - 0x20] = UInt8(classCount) }
            classCount += 1
        }
        addState()
        for (number, text) in texts.enumerated() { add(text, number) }
        link()
    }

    /// Tells every word that stands in a part of the bytes, in order of their ends; of those that end at one place the longest first.
    func matches(in bytes: [UInt8], _ range: Range<Int>, _ tell: (Match) -> Void) {
        // The tables are closed: every state in `next` is below the count of states, every class below `classCount`. The range is
        // checked once, so the loop needs no checks.
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        bytes.withUnsafeBufferPointer { bytes in
            next.withUnsafeBufferPointer { next in
                classes.withUnsafeBufferPointer { classes in
                    found.withUnsafeBufferPointer { found in
                        var state = 0
                        for index in range {
                            state = Int(next[state &* classCount &+ Int(classes[Int(bytes[index])])])
                            var link = found[state]
                            while link >= 0 {
                                let (word, following) = chain[Int(link)]
                                tell(Match(word: word, start: index + 1 - lengths[word], end: index + 1))
                                link = following
                            }
                        }
                    }
                }
            }
        }
    }

    func matches(in text: String, _ tell: (Match) -> Void) {
        let bytes = Array(text.utf8)
        matches(in: bytes, 0..<bytes.count, tell)
    }

    // MARK: building

    private mutating func addState() {
        next += [UInt16](repeating: 0, count: classCount)
        found.append(-1)
    }

    private mutating func add(_ text: [UInt8], _ number: Int) {
        var state = 0
        for byte in text {
            let slot = state * classCount + Int(classes[Int(byte)])
            if next[slot] == 0 {
                addState()
                next[slot] = UInt16(found.count - 1)
            }
            state = Int(next[slot])
        }
        chain.append((number, found[state]))
        found[state] = Int32(chain.count - 1)
    }

    /// Fills in where each state goes on a byte that no word continues with: to the longest end of it that a word begins with.
    private mutating func link() {
        var fallback = [Int](repeating: 0, count: found.count)
        var queue = (0..<classCount).map { Int(next[$0]) }.filter { $0 != 0 }
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            inherit(state, from: fallback[state])
            for byteClass in 0..<classCount {
                let slot = state * classCount + byteClass
                let other = Int(next[fallback[state] * classCount + byteClass])
                let child = Int(next[slot])
                if child == 0 {
                    next[slot] = UInt16(other)
                } else {
                    fallback[child] = other
                    queue.append(child)
                }
            }
        }
    }

    /// Words that end in a state's fallback end in the state too.
    private mutating func inherit(_ state: Int, from other: Int) {
        guard found[other] >= 0 else { return }
        if found[state] < 0 {
            found[state] = found[other]
            return
        }
        var link = Int(found[state])
        while chain[link].following >= 0 { link = Int(chain[link].following) }
        chain[link].following = found[other]
    }
}
