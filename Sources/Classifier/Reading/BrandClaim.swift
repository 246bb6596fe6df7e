/// A brand that a page speaks of, and whether the page claims to be it.
struct BrandClaim: Sendable {
    enum Manner: Int, Comparable, Sendable {
        /// The name stands somewhere on the page.
        case mention
        /// The name stands in the title among other words.
        case titleMention
        /// A part of the title, or the site's name, is the brand's name and words like "login" only.
        case identity

        static func < (left: Manner, right: Manner) -> Bool { left.rawValue < right.rawValue }
    }

    /// An index into `Brands.brands`.
    let brand: Int
    var manner: Manner
    var place: String
}
