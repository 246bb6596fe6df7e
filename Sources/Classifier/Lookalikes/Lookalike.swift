import DomainNames

/// A name that imitates a brand's.
package struct Lookalike: Hashable, Sendable {
    /// How it imitates.
    package enum Manner: String, CaseIterable, Sendable {
        /// The brand's own label under another suffix: `paypal.top`.
        case suffix
        /// With a word more: `paypal-login.com`.
        case word
        /// One letter more, less, other or moved: `payypal.com`.
        case typo
        /// Other signs that look the same: `paypa1.com`.
        case homoglyph
        /// The brand's label before somebody else's name: `paypal.com.example.net`.
        case subdomain
    }

    package let name: DomainName
    /// The brand's name as it is shown to people.
    package let brand: String
    package let manner: Manner
}

extension Brands {
    /// Which brand a name imitates; `nil` for a name that imitates none, or is a brand's own.
    package func lookalike(_ name: DomainName) -> Lookalike? {
        guard !isOwned(name), let reading = NameReading.of(name, brands: self) else { return nil }
        return Lookalike(name: name, brand: brands[reading.brand].shownName, manner: .init(reading.manner))
    }

    /// The name of each brand as it is shown to people.
    package var shownNames: [String] { brands.map(\.shownName) }

    /// Whether a name is a brand's own, or lies below one.
    package func isOwned(_ name: DomainName) -> Bool { owner(of: name) != nil }
}

extension Lookalike.Manner {
    fileprivate init(_ manner: NameReading.Manner) {
        self =
            switch manner {
            case .same: .suffix
            case .subdomain: .subdomain
            case .additions: .word
            case .typo: .typo
            case .lookalike: .homoglyph
            }
    }
}
