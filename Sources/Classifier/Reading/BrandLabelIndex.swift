/// The labels of all brands, found in a name without asking brand by brand.
///
/// Whole words between hyphens are looked up in a table; labels long enough to be looked for inside other words are found by one
/// pass of the same automaton that finds terms.
struct BrandLabelIndex: Sendable {
    enum Spelling { case written, skeleton }

    struct Entry: Sendable {
        /// An index into `Brands.brands`.
        let brand: Int
        let label: String
        let skeleton: String
        /// Whether the label counts only as a whole word between hyphens.
        let isWordOnly: Bool

        /// Whether the eye reads the brand's own label as something else (`klarna` as `klama`): inside other words that is chance
        /// (`reklama`).
        var isRespelled: Bool { skeleton != label }
    }

    /// Labels shorter than this are looked for as whole words only: `icbc` stands in no word, `dhl` in some.
    static let containedLength = 6
    /// Labels shorter than this are not looked for in other spellings: too many names read like them.
    static let skeletonLength = 5

    /// In the order of the brands and their labels.
    let entries: [Entry]
    private let byLabel: [String: [Int]]
    private let bySkeleton: [String: [Int]]
    private let misspellings: Misspellings
    private let labelMatcher: SubstringMatcher
    private let skeletonMatcher: SubstringMatcher

    init(_ brands: [Brand]) {
        var entries: [Entry] = []
        for (index, brand) in brands.enumerated() {
            for (label, skeleton) in zip(brand.labels, brand.skeletons) {
                entries.append(
                    Entry(
                        brand: index, label: label, skeleton: skeleton,
                        isWordOnly: label.utf8.count < BrandLabelIndex.containedLength || !brand.context.isEmpty))
            }
        }
        self.entries = entries
        byLabel = Dictionary(grouping: entries.indices) { entries[$0].label }
        bySkeleton = Dictionary(grouping: entries.indices) { entries[$0].skeleton }
        misspellings = Misspellings(entries.map(\.label))
        let contained = entries.indices.filter { !entries[$0].isWordOnly }
        labelMatcher = SubstringMatcher(contained.map { (entries[$0].label, $0) })
        skeletonMatcher = SubstringMatcher(contained.map { (entries[$0].skeleton, $0) })
    }

    /// Entries whose label, or its skeleton, may stand in a text: the whole text, a word of it, or inside it.
    func candidates(in text: String, spelling: Spelling) -> Set<Int> {
        let table = spelling == .written ? byLabel : bySkeleton
        var found = Set(table[text] ?? [])
        for word in text.split(separator: "-") { found.formUnion(table[String(word)] ?? []) }
        found.formUnion((spelling == .written ? labelMatcher : skeletonMatcher).indices(in: text))
        return found
    }

    /// Entries whose label is one letter from a text, in their order.
    func oneLetterOff(_ text: String) -> [Int] { misspellings.near(text) }

    /// Entries whose label is a word of a text.
    func words(of text: String) -> Set<Int> {
        Set(text.split(separator: "-").flatMap { byLabel[String($0)] ?? [] })
    }
}
