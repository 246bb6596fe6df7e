/// How much the tokens of one space count together: the only place where a space's share of a score is set.
///
/// Within a space the tokens share one length (divided by the root of their number), so that a long text does not outvote a form, and
/// what a space adds to the score is held to a bound: honest words by the thousand cannot buy a page free, and a suffix cannot convict.
struct TokenWeighting: Sendable {
    /// The length that the tokens of the space share.
    let scale: Float
    /// Tokens below which more would count for more: two words are not a text.
    let leastTokens: Float
    /// Whether the tokens share the scale, or have it each.
    let isShared: Bool
    /// The most that the space adds or takes, in logits of the calibrated score.
    let bound: Float

    static func of(_ space: TokenSpace) -> TokenWeighting {
        switch space {
        case .nameGram, .pathGram: TokenWeighting(scale: 4, leastTokens: 1, isShared: true, bound: 12)
        case .nameWord, .pathWord: TokenWeighting(scale: 1, leastTokens: 1, isShared: false, bound: 6)
        case .nameShape: TokenWeighting(scale: 0.3, leastTokens: 1, isShared: false, bound: 2)
        case .topLevel: TokenWeighting(scale: 0.5, leastTokens: 1, isShared: false, bound: 1)
        case .addressNumber: TokenWeighting(scale: 0.3, leastTokens: 1, isShared: false, bound: 8)
        case .addressBrand: TokenWeighting(scale: 0.5, leastTokens: 1, isShared: false, bound: 4)
        case .word: TokenWeighting(scale: 1, leastTokens: 50, isShared: true, bound: 4)
        case .title, .formTarget, .brand: TokenWeighting(scale: 2, leastTokens: 4, isShared: true, bound: 3)
        case .label, .field, .link, .meta, .term, .number, .measure, .script, .contact, .identity, .hidden:
            TokenWeighting(scale: 1, leastTokens: 4, isShared: true, bound: 3)
        }
    }

    /// The weightings by raw value of their space.
    static let bySpace: [TokenWeighting] = (0...TokenSpace.largest).map { raw in
        TokenSpace(rawValue: UInt8(raw)).map(of) ?? TokenWeighting(scale: 0, leastTokens: 1, isShared: false, bound: 0)
    }

    /// The value of one token among `count` of its space.
    func value(of count: Int) -> Float { isShared ? scale / max(Float(count), leastTokens).squareRoot() : scale }
}
