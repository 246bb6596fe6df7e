import DomainNames

/// The names by which brands are most likely to be imitated, made from their labels: what a patrol looks for.
///
/// Whatever is made here is found by `Brands.lookalike` too, so that a patrol asks for nothing that the classifier would not
/// see. Brands take turns, each with its likeliest names first, so that a budget is spent on all of them.
package struct LookalikeNames: Sendable {
    /// Labels shorter than this are imitated by words alone: too many names are one sign from them.
    static let shortestLabel = 4

    private let brands: Brands
    /// For each label, the candidates in the order of their likelihood.
    private let rows: [[String]]
    /// Each candidate's row and place, brands in turn.
    private let order: [(row: Int, place: Int)]

    /// - Parameter only: the shown name of the one brand whose labels are imitated; `nil` for all.
    package init(_ brands: Brands, only: String? = nil) {
        self.brands = brands
        var seen: Set<String> = []
        var rows: [[String]] = []
        for brand in brands.brands where only == nil || brand.shownName == only {
            for label in brand.labels
            where !label.isEmpty && label.utf8.allSatisfy(LookalikeNames.isPlain) && seen.insert(label).inserted {
                rows.append(LookalikeNames.candidates(label, isCommonWord: !brand.context.isEmpty))
            }
        }
        var order: [(Int, Int)] = []
        order.reserveCapacity(rows.reduce(0) { $0 + $1.count })
        for place in 0..<(rows.map(\.count).max() ?? 0) {
            for row in rows.indices where place < rows[row].count { order.append((row, place)) }
        }
        self.rows = rows
        self.order = order
    }

    /// How many candidates there are.
    package var count: Int { order.count }

    /// The candidate at a place; `nil` where it is no name, a brand's own, or reads like none.
    package subscript(place: Int) -> Lookalike? {
        let (row, index) = order[place]
        guard let name = try? DomainName(rows[row][index]) else { return nil }
        return brands.lookalike(name)
    }

    private static func candidates(_ label: String, isCommonWord: Bool) -> [String] {
        var names: [String] = []
        let isLong = label.utf8.count >= shortestLabel
        if isLong, !isCommonWord {
            names += LookalikeParts.suffixes.map { "\(label).\($0)" }
            names += under(NameSkeleton.spellings(of: label))
        }
        for word in LookalikeParts.words {
            names += under(["\(label)-\(word)", "\(word)-\(label)"])
            // Written as one word the brand is only seen where its label is no part of other words.
            if isLong, !isCommonWord { names += ["\(label)\(word).com", "\(word)\(label).com"] }
        }
        if label.utf8.count >= Misspellings.shortest, !isCommonWord { names += under(misspellings(of: label)) }
        return names
    }

    private static func under(_ labels: [String]) -> [String] {
        labels.flatMap { label in LookalikeParts.usualSuffixes.map { "\(label).\($0)" } }
    }

    /// A letter left out, doubled, exchanged with its neighbour in the word, or with one on the keyboard.
    private static func misspellings(of label: String) -> [String] {
        let letters = Array(label)
        var found: [String] = []
        for index in letters.indices {
            var copy = letters
            copy.remove(at: index)
            found.append(String(copy))
            copy = letters
            copy.insert(letters[index], at: index)
            found.append(String(copy))
            if index + 1 < letters.count, letters[index] != letters[index + 1] {
                copy = letters
                copy.swapAt(index, index + 1)
                found.append(String(copy))
            }
            for neighbour in LookalikeParts.neighbours[letters[index]] ?? "" {
                copy = letters
                copy[index] = neighbour
                found.append(String(copy))
            }
        }
        var seen: Set = [label]
        return found.filter { seen.insert($0).inserted }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "-")
    }
}
