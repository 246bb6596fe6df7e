import DomainNames
import PageRecord

/// How many links of a page lead anywhere, and how many leave the site.
struct LinkReading: Sendable {
    let total: Int
    /// `#`, `javascript:` and empty targets.
    let dead: Int
    /// Of these the `javascript:` ones: applications of a certain age have all their buttons so.
    let scripted: Int
    /// To another registrable domain.
    let foreign: Int
    /// With an absolute target on the page's own registrable domain, or a relative one.
    let own: Int
    /// The foreign registrable domain that most links lead to, and how many.
    let mostForeign: (domain: DomainName, count: Int)?

    init(_ page: PageFeatures, at address: WebAddress) {
        let site = address.host.name.map { PublicSuffixes.registrableDomain(of: $0) ?? $0 }
        var dead = 0
        var scripted = 0
        var own = 0
        var perDomain: [DomainName: Int] = [:]
        let links = page.links.prefix(ClassifierLimits.links)
        for link in links {
            if LinkReading.isDead(link.target) {
                dead += 1
                if !link.target.isEmpty, link.target.utf8.first != UInt8(ascii: "#") { scripted += 1 }
            } else if let target = (try? address.resolving(link.target))?.host.name {
                let domain = PublicSuffixes.registrableDomain(of: target) ?? target
                if domain == site { own += 1 } else { perDomain[domain, default: 0] += 1 }
            }
        }
        total = links.count
        self.dead = dead
        self.scripted = scripted
        self.own = own
        foreign = perDomain.values.reduce(0, +)
        // Of equal counts the first name, so that the same page always gives the same reason.
        mostForeign = perDomain.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) }
    }

    private static func isDead(_ target: String) -> Bool {
        let start = target.utf8.prefix(11).map { $0 | 0x20 }
        return target.isEmpty || target.utf8.first == UInt8(ascii: "#")
            || start.elementsEqual(Array("javascript:".utf8).map { $0 | 0x20 })
    }
}
