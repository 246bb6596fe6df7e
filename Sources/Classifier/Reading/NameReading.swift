import DomainNames

/// Which brand's label a host's name carries without being that brand's host.
struct NameReading: Sendable {
    enum Manner: Sendable {
        /// The registrable label is the brand's own, under another suffix: perhaps its branch in that country.
        case same
        /// Only a subdomain carries it: `paypal.reviews.example`.
        case subdomain
        /// The registrable label carries it with additions: `paypal-secure-login.example`.
        case additions
        /// Reads as the label, and is spelled with digits or foreign letters: `paypa1.example`.
        case lookalike
    }

    let brand: Int
    let label: String
    let manner: Manner

    /// Labels shorter than this are looked for as whole words only: `icbc` stands in no word, `dhl` in some.
    static let containedLength = 6

    /// The strongest finding for a host, or `nil`.
    static func of(_ host: DomainName, brands: Brands) -> NameReading? {
        let suffixLabels = PublicSuffixes.publicSuffix(of: host).split(separator: ".").count
        let labels = host.displayText.split(separator: ".").dropLast(suffixLabels)
        guard let registered = labels.last else { return nil }
        let below = labels.dropLast().filter { $0 != "www" }
        let registeredSkeleton = NameSkeleton.of(registered)
        var subdomain: NameReading?
        for (index, brand) in brands.brands.enumerated() where !brand.owns(host) {
            for (label, skeleton) in zip(brand.labels, brand.skeletons) {
                if registered == label { return NameReading(brand: index, label: label, manner: .same) }
                let isWordOnly = label.utf8.count < containedLength || !brand.context.isEmpty
                if carries(registered, label, wordOnly: isWordOnly) {
                    return NameReading(brand: index, label: label, manner: .additions)
                }
                if label.utf8.count >= 5, carries(registeredSkeleton, skeleton, wordOnly: isWordOnly) {
                    return NameReading(brand: index, label: label, manner: .lookalike)
                }
                if subdomain == nil, below.contains(where: { carries($0, label, wordOnly: true) }) {
                    subdomain = NameReading(brand: index, label: label, manner: .subdomain)
                }
            }
        }
        return subdomain
    }

    private static func carries(_ text: some StringProtocol, _ label: String, wordOnly: Bool) -> Bool {
        if wordOnly { return text.split(separator: "-").contains { $0 == label } }
        return text.contains(label)
    }
}
