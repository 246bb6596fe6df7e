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
        /// One letter more, less, other or moved: `micorsoft.example`.
        case typo
        /// Reads as the label, and is spelled with digits or foreign letters: `paypa1.example`.
        case lookalike
    }

    let brand: Int
    let label: String
    let manner: Manner

    /// The strongest finding for a host, or `nil`; of several brands the one that stands first in the list.
    ///
    /// The labels are looked up in the brands' index, so the cost is the name's length and not the number of brands.
    static func of(_ host: DomainName, brands: Brands) -> NameReading? {
        let suffixLabels = PublicSuffixes.publicSuffix(of: host).split(separator: ".").count
        let labels = host.displayText.split(separator: ".").dropLast(suffixLabels)
        guard let registered = labels.last else { return nil }
        let index = brands.labelIndex
        let written = index.candidates(in: String(registered), spelling: .written)
        let spelled = index.candidates(in: NameSkeleton.of(registered), spelling: .skeleton)
        let found = written.union(spelled).sorted().lazy.map { index.entries[$0] }
            .filter { !brands.brands[$0.brand].owns(host) }
            .compactMap { entry in reading(entry, registered: String(registered)) }
        if let first = found.first { return first }
        if let entry = index.oneLetterOff(String(registered)).lazy.map({ index.entries[$0] })
            .first(where: { !brands.brands[$0.brand].owns(host) })
        {
            return NameReading(brand: entry.brand, label: entry.label, manner: .typo)
        }
        for label in labels.dropLast() where label != "www" {
            let words = index.words(of: String(label)).sorted().lazy.map { index.entries[$0] }
            if let entry = words.first(where: { !brands.brands[$0.brand].owns(host) }) {
                return NameReading(brand: entry.brand, label: entry.label, manner: .subdomain)
            }
        }
        return nil
    }

    private static func reading(_ entry: BrandLabelIndex.Entry, registered: String) -> NameReading? {
        if registered == entry.label { return NameReading(brand: entry.brand, label: entry.label, manner: .same) }
        if carries(registered, entry.label, wordOnly: entry.isWordOnly) {
            return NameReading(brand: entry.brand, label: entry.label, manner: .additions)
        }
        if entry.label.utf8.count >= BrandLabelIndex.skeletonLength,
            carries(NameSkeleton.of(registered), entry.skeleton, wordOnly: entry.isWordOnly || entry.isRespelled)
        {
            return NameReading(brand: entry.brand, label: entry.label, manner: .lookalike)
        }
        return nil
    }

    private static func carries(_ text: String, _ label: String, wordOnly: Bool) -> Bool {
        if wordOnly { return text.split(separator: "-").contains { $0 == label } }
        return text.contains(label)
    }
}
