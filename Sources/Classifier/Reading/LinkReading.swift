import DomainNames
import PageRecord

/// How many links of a page lead anywhere, and how many leave the site.
struct LinkReading: Sendable {
    let total: Int
    /// `#`, `javascript:` and empty targets.
    let dead: Int
    /// To another registrable domain.
    let foreign: Int

    init(_ page: PageFeatures, at address: WebAddress) {
        let own = address.host.name.map { PublicSuffixes.registrableDomain(of: $0) ?? $0 }
        var dead = 0
        var foreign = 0
        let links = page.links.prefix(ClassifierLimits.links)
        for link in links {
            if LinkReading.isDead(link.target) {
                dead += 1
            } else if let target = (try? address.resolving(link.target))?.host.name {
                if (PublicSuffixes.registrableDomain(of: target) ?? target) != own { foreign += 1 }
            }
        }
        total = links.count
        self.dead = dead
        self.foreign = foreign
    }

    private static func isDead(_ target: String) -> Bool {
        let start = target.utf8.prefix(11).map { $0 | 0x20 }
        return target.isEmpty || target.utf8.first == UInt8(ascii: "#")
            || start.elementsEqual(Array("javascript:".utf8).map { $0 | 0x20 })
    }
}
