import DomainNames
import PageRecord

/// Whose page it was before: the brand whose own domain the page names as its address, or has most of its pictures from.
///
/// A saved copy keeps the canonical address, the icons and the pictures of what it was copied from; the form is what gets changed.
struct BorrowedIdentity: Sendable {
    let brand: Int
    let domain: String
    let place: String

    /// References of one kind that are looked at.
    private static let references = 200
    /// Fewer pictures may be a logo of somebody who pays by it.
    private static let leastPictures = 2
    /// Firms that let others show their pictures and names on sites of their own (shops, networks, clouds) lend no identity.
    private static let imitated: Set<Brand.Category> = [
        .bank, .payment, .telecom, .courier, .airline, .government, .tax, .crypto, .insurance, .game,
    ]

    static func of(_ reading: PageReading, brands: Brands) -> BorrowedIdentity? {
        let page = reading.features
        let addresses = [page.identity.canonical] + page.identity.metas.filter { $0.name == "og:url" }.map(\.content)
        for address in addresses {
            if let (brand, domain) = owner(address, brands) {
                return BorrowedIdentity(brand: brand, domain: domain, place: "canonical")
            }
        }
        let pictures = (page.images.prefix(references) + page.identity.icons + page.styles.prefix(references))
            .filter { ReferenceHost.of($0) != nil }
        var counts: [Int: (count: Int, domain: String)] = [:]
        for picture in pictures {
            guard let (brand, domain) = owner(picture, brands) else { continue }
            // Buttons to pay or give by stand on many pages; a copy has the brand's name in its title.
            guard reading.brands.claims.contains(where: { $0.brand == brand && $0.manner > .mention }) else { continue }
            counts[brand, default: (0, domain)].count += 1
        }
        guard let most = counts.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
            most.value.count >= leastPictures, most.value.count * 2 >= pictures.count
        else { return nil }
        return BorrowedIdentity(brand: most.key, domain: most.value.domain, place: "images")
    }

    private static func owner(_ reference: String, _ brands: Brands) -> (brand: Int, domain: String)? {
        guard let written = ReferenceHost.of(reference), let host = try? DomainName(String(written)),
            let brand = brands.ownerIndex(of: host), imitated.contains(brands.brands[brand].category)
        else { return nil }
        return (brand, (PublicSuffixes.registrableDomain(of: host) ?? host).text)
    }
}
