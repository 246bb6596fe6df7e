/// Finds many words in bytes in one pass, ASCII letters of either case alike, at the same cost however many words there are.
///
/// Three bytes are looked up in a small table at each place: where no word begins with them, which is nearly everywhere, the next place
/// follows. No place waits for the one before it, unlike in an automaton. Where a word may begin, a tree of the words decides.
struct WordFinder: Sendable {
    /// A word that was found.
    struct Match {
        /// Which of the words, by its place in the list.
        let word: Int
        /// Where it begins, and where what follows it begins.
        let start: Int
        let end: Int

        /// The match in a list that begins at a place of the list that was looked for.
        func numbered(from first: Int) -> Match { Match(word: word - first, start: start, end: end) }
    }

    /// Bits of the filter: five of each of three bytes, which tells letters of ASCII apart.
    private static let filterBits = 1 << 15

    /// A bit for each number that the beginning of a word has.
    private var filter = [UInt8](repeating: 0, count: WordFinder.filterBits / 8)
    /// Bytes that no word has are class 0; upper and lower case are one class.
    private var classes = [UInt8](repeating: 0, count: 256)
    private var classCount = 1
    /// For each node of the tree and class, the next node, 0 for none.
    private var next: [UInt16] = []
    /// For each node, the first of its words in `chain`, or -1.
    private var found: [Int32] = []
    private var chain: [(word: Int, following: Int32)] = []

    /// - Parameter words: ASCII letters in lower case, none empty; together at most 65,535 bytes.
    init(_ words: [String]) {
        let texts = words.map { Array($0.utf8) }
        for byte in texts.joined() where classes[Int(byte)] == 0 {
            classes[Int(byte)] = UInt8(classCount)
            if byte >= 0x61 && byte <= 0x7A { classes[Int(byte) - 0x20] = UInt8(classCount) }
            classCount += 1
        }
        addNode()
        for (number, text) in texts.enumerated() {
            add(text, number)
            addToFilter(text)
        }
    }

    /// Tells every word that stands in the bytes, in order of their ends; of those that end at one place the longest first.
    /// - Parameter bytes: counted from 0.
    func matches(in bytes: ByteView, _ tell: (Match) -> Void) {
        find(in: bytes.buffer, 0..<bytes.count, tell)
    }

    /// The range lies within the bytes, every number within the filter: the loop needs no checks.
    private func find(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ tell: (Match) -> Void) {
        var pending: [Match] = []
        filter.withUnsafeBufferPointer { filter in
            var index = range.lowerBound
            let full = range.upperBound - 2
            if index < full {
                var number = Self.number(Self.number(0, bytes[index]), bytes[index + 1])
                while index < full {
                    number = Self.number(number, bytes[index &+ 2])
                    if filter[number &>> 3] &>> UInt8(truncatingIfNeeded: number & 7) & 1 != 0 {
                        begin(at: index, in: bytes, range.upperBound, &pending, tell)
                    }
                    index &+= 1
                }
            }
            while index < range.upperBound {
                begin(at: index, in: bytes, range.upperBound, &pending, tell)
                index += 1
            }
        }
        for match in pending { tell(match) }
    }

    /// Keeps the words that begin at a place, after telling those that ended before it.
    private func begin(
        at start: Int, in bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ pending: inout [Match], _ tell: (Match) -> Void
    ) {
        if let last = pending.last {
            // Whatever is found from here on ends behind `start`.
            let over = last.end <= start ? pending.count : pending.firstIndex { $0.end > start } ?? 0
            for match in pending[..<over] { tell(match) }
            pending.removeFirst(over)
        }
        var node = 0
        var index = start
        while index < end {
            node = Int(next[node * classCount + Int(classes[Int(bytes[index])])])
            if node == 0 { return }
            index += 1
            var link = found[node]
            while link >= 0 {
                let (word, following) = chain[Int(link)]
                insert(Match(word: word, start: start, end: index), &pending)
                link = following
            }
        }
    }

    private func insert(_ match: Match, _ pending: inout [Match]) {
        var place = pending.count
        while place > 0, pending[place - 1].end > match.end { place -= 1 }
        pending.insert(match, at: place)
    }

    // MARK: building

    /// The number of a place's three bytes, of which the last is new: what stood before them is shifted out.
    @inline(__always)
    private static func number(_ before: Int, _ byte: UInt8) -> Int {
        (before &<< 5 ^ Int(byte | 0x20)) & (filterBits - 1)
    }

    private mutating func addToFilter(_ text: [UInt8]) {
        // What stands behind a word of one or two bytes may be anything.
        for second in text.count > 1 ? text[1]...text[1] : UInt8.min...UInt8.max {
            for third in text.count > 2 ? text[2]...text[2] : UInt8.min...UInt8.max {
                let number = Self.number(Self.number(Self.number(0, text[0]), second), third)
                filter[number >> 3] |= 1 << UInt8(number & 7)
            }
        }
    }

    private mutating func addNode() {
        next += [UInt16](repeating: 0, count: classCount)
        found.append(-1)
    }

    private mutating func add(_ text: [UInt8], _ number: Int) {
        var node = 0
        for byte in text {
            let slot = node * classCount + Int(classes[Int(byte)])
            if next[slot] == 0 {
                addNode()
                next[slot] = UInt16(found.count - 1)
            }
            node = Int(next[slot])
        }
        chain.append((number, found[node]))
        found[node] = Int32(chain.count - 1)
    }
}
