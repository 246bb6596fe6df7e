/// Finds words that are one letter from a text (one more, less, other, or two neighbours exchanged), without comparing word by word.
///
/// Two words are that near only when leaving out one letter of each, or of one, makes them equal, so words are found by what is left.
struct Misspellings: Sendable {
    /// Shorter words have too many neighbours that mean something else.
    static let shortest = 7

    private let words: [[UInt8]]
    /// What is left of a word without one of its letters, and the word itself, to the words' places.
    private let byRest: [[UInt8]: [Int]]

    init(_ words: [String]) {
        self.words = words.map { Array($0.utf8) }
        var byRest: [[UInt8]: [Int]] = [:]
        for (index, word) in self.words.enumerated() where word.count >= Misspellings.shortest {
            for rest in Misspellings.rests(word) { byRest[rest, default: []].append(index) }
        }
        self.byRest = byRest
    }

    /// The places of words one letter from a text, in ascending order; the word itself is not one.
    func near(_ text: String) -> [Int] {
        let letters = Array(text.utf8)
        guard letters.count + 1 >= Misspellings.shortest, letters.count <= 63 else { return [] }
        let found = Set(Misspellings.rests(letters).flatMap { byRest[$0] ?? [] })
        return found.filter { Misspellings.isOneOff(words[$0], letters) }.sorted()
    }

    private static func rests(_ word: [UInt8]) -> Set<[UInt8]> {
        var rests: Set<[UInt8]> = [word]
        for index in word.indices {
            var rest = word
            rest.remove(at: index)
            rests.insert(rest)
        }
        return rests
    }

    private static func isOneOff(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left != right, abs(left.count - right.count) <= 1 else { return false }
        let start = zip(left, right).prefix { $0 == $1 }.count
        let (restLeft, restRight) = (left[start...], right[start...])
        if left.count > right.count { return restLeft.dropFirst().elementsEqual(restRight) }
        if left.count < right.count { return restRight.dropFirst().elementsEqual(restLeft) }
        if restLeft.dropFirst().elementsEqual(restRight.dropFirst()) { return true }
        return restLeft.count >= 2 && restLeft[start] == restRight[start + 1] && restLeft[start + 1] == restRight[start]
            && restLeft.dropFirst(2).elementsEqual(restRight.dropFirst(2))
    }
}
