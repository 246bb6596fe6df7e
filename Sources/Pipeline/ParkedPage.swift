import DomainNames
import PageRecord

/// Whether a page is what an owner without a site shows: a name for sale, or advertisements alone.
enum ParkedPage {
    /// Below these domains stand pages of parking companies; a lead that ends there is parked whatever the page says.
    private static let hosts: Set<String> = [
        "sedo.com", "sedoparking.com", "parkingcrew.net", "bodis.com", "above.com", "hugedomains.com", "dan.com",
        "afternic.com", "undeveloped.com", "domainmarket.com", "parklogic.com", "skenzo.com", "ztomy.com",
    ]
    /// Sentences that such pages have. A page with much else beside them is a page.
    private static let sentences = [
        "domain is for sale", "domain name is for sale", "buy this domain", "this domain may be for sale",
        "domain has expired", "this domain is parked", "domain is parked", "本域名出售", "域名出售", "该域名已过期", "域名可能正在出售",
    ]
    /// Bytes of text beyond which a page is no parking page. 3,000: those are a headline, an offer and links.
    private static let mostText = 3_000

    static func isParked(_ page: PageFeatures, at address: WebAddress) -> Bool {
        if let name = address.host.name, let domain = PublicSuffixes.registrableDomain(of: name), hosts.contains(domain.text) {
            return true
        }
        guard page.text.utf8.count <= mostText else { return false }
        let asks = page.forms.flatMap(\.fields) + page.looseFields
        guard !asks.contains(where: { $0.meaning == .password || $0.meaning == .cardNumber }) else { return false }
        let text = (page.title + " " + page.text).lowercased()
        return sentences.contains { text.contains($0) }
    }
}
