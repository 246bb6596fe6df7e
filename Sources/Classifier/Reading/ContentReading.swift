/// What the trained content model says of a page.
struct ContentReading: Sendable {
    enum Level: Int, Comparable, Sendable {
        /// So much like honest pages that it speaks against the other facts.
        case opposed
        case open
        /// As few honest pages score as three in a hundred: for people, and no more.
        case noted
        /// As few honest pages score as one in a hundred.
        case raised
        /// As few as three in a thousand.
        case high

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// Below one in twenty the content speaks against fraud. The sample sites' frauds of few words lie at one in four and above.
    static let opposedProbability = 0.05

    /// The share of honest pages that people are asked to look at for their content alone.
    static let notedRate = 0.03

    /// In logits, before calibration.
    let score: Float
    /// Where every third page that is judged is fraud (`PlattScaling.reportedPrior`).
    let probability: Double
    let level: Level
    /// The heaviest parts for fraud, each with its place on the page.
    let reasons: [(part: Contribution, place: String)]

    private static func level(_ score: Float, _ probability: Double, _ model: ContentModel) -> Level {
        func reaches(_ rate: Double) -> Bool { model.threshold(rate).map { score >= $0 } ?? false }
        if reaches(0.003) { return .high }
        if reaches(0.01) { return .raised }
        if reaches(notedRate) { return .noted }
        return probability >= opposedProbability ? .open : .opposed
    }

    init(_ page: PageReading, model: ContentModel, lists: ClassifierLists) {
        let tokens = PageTokens(page: page, lists: lists)
        let bag = TokenBag(tokens)
        let score = model.score(bag)
        self.score = score
        probability = model.scaling.probability(score)
        level = ContentReading.level(score, probability, model)
        reasons =
            level >= .noted
            ? model.contributions(tokens, bag).filter { $0.logit > 0 }.prefix(ClassifierLimits.namedParts)
                .map { ($0, ContentReading.place(of: $0, on: page)) } : []
    }

    private static func place(of part: Contribution, on page: PageReading) -> String {
        switch part.space {
        case .title, .brand: "title"
        case .meta: "meta"
        case .label: "labels"
        case .link: "links"
        case .field, .formTarget: page.forms.secretPlace.isEmpty ? "form" : page.forms.secretPlace
        case .word, .term:
            page.text.offset(of: NormalText(part.name)).map { "text at \($0)" } ?? "text"
        default: "page"
        }
    }
}
