/// The words that may stand in one place, and the hint for one that is none of them.
package struct KnownWords: Sendable {
    /// The longest word that is compared, in bytes: no name of ours comes near it, and the comparison costs its square.
    private static let maximumBytes = 64

    private let words: [String]

    package init(_ words: [String]) { self.words = words }

    package var all: String { "available: \(words.joined(separator: ", "))" }

    /// What the user may have meant, where one word is near, then all words.
    package func hint(for found: String) -> String {
        guard let nearest = nearest(to: found) else { return all }
        return "did you mean \"\(nearest)\"? \(all)"
    }

    /// The word with the fewest slips of the finger from this one; the first of several. Nil where more than a third of its letters would
    /// be slips: such a guess misleads.
    package func nearest(to found: String) -> String? {
        guard found.utf8.count <= KnownWords.maximumBytes else { return nil }
        let letters = Array(found.lowercased().utf8)
        var best: (word: String, slips: Int)?
        for word in words where word.utf8.count <= KnownWords.maximumBytes {
            let slips = KnownWords.slips(letters, Array(word.utf8))
            guard slips * 3 <= max(letters.count, word.utf8.count), slips < best?.slips ?? .max else { continue }
            best = (word, slips)
        }
        return best?.word
    }

    /// Letters put in, left out, exchanged, and neighbours swapped: the optimal string alignment distance, by three rows of its table.
    private static func slips(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...other.count)
        for (i, letter) in one.enumerated() {
            var row = [i + 1]
            for (j, opposite) in other.enumerated() {
                var fewest = min(last[j + 1] + 1, row[j] + 1, last[j] + (letter == opposite ? 0 : 1))
                if i > 0, j > 0, letter == other[j - 1], one[i - 1] == opposite { fewest = min(fewest, before[j - 1] + 1) }
                row.append(fewest)
            }
            (before, last) = (last, row)
        }
        return last[other.count]
    }
}
