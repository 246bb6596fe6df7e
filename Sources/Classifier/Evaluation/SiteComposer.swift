import DomainNames
import PageRecord

/// Gives pages whose host nobody kept a host to stand on, so that rules of identity have something to speak about.
///
/// Fraud gets hosts as fraud has them: drawn names, words with additions, a brand with additions where the page claims a brand, a name on
/// a platform. Honest pages get the host that they are from as far as they say it: the brand's own where they claim one, the site that most
/// of their links lead to, or a plain name. The same page always gets the same host.
package struct SiteComposer: Sendable {
    private let lists: ClassifierLists

    package init(lists: ClassifierLists) { self.lists = lists }

    /// - Parameter site: the name of the site, which all its pages share.
    package func address(of page: PageFeatures, isFraud: Bool, site: String) -> WebAddress {
        let draw = TrainingSlices.mixed(ModelFile.checksum(Array(site.utf8)[...]))
        let reading = PageReading(page, at: SiteEvidence.nowhere, lists: lists)
        let brand = reading.brands.claims.first { $0.manner == .identity }.map { lists.brands.brands[$0.brand] }
        let host = isFraud ? fraudHost(draw, brand) : honestHost(draw, brand, reading)
        return (try? WebAddress("http://\(host)/")) ?? SiteEvidence.nowhere
    }

    /// Whether a page claims a brand and asks for secrets: a front worth copying.
    package func isBrandFront(_ page: PageFeatures) -> Bool {
        let reading = PageReading(page, at: SiteEvidence.nowhere, lists: lists)
        return !reading.forms.secretsAsked.isEmpty && reading.brands.claims.contains { $0.manner == .identity }
    }

    private func fraudHost(_ draw: UInt64, _ brand: Brand?) -> String {
        let word = SiteComposer.drawn(draw, length: 6 + Int(draw >> 8 % 6))
        let top = SiteComposer.pick(["top", "com", "vip", "xyz", "shop", "net", "cc", "online"], draw >> 16)
        let addition = SiteComposer.pick(["login", "secure", "verify", "service", "pay", "h5", "app", "user"], draw >> 24)
        switch draw >> 32 % 4 {
        case 0: return "\(word).\(top)"
        case 1: return "\(addition)-\(word).\(top)"
        case 2: return brand?.labels.first.map { "\($0)-\(addition).\(top)" } ?? "\(addition)\(word).\(top)"
        default:
            return "\(word)-\(addition).\(SiteComposer.pick(["vercel.app", "pages.dev", "web.app", "github.io"], draw >> 40))"
        }
    }

    private func honestHost(_ draw: UInt64, _ brand: Brand?, _ reading: PageReading) -> String {
        if let domain = brand?.domains.first { return domain.text }
        if let most = reading.links.mostForeign, most.count * 2 > reading.links.total { return most.domain.text }
        let first = SiteComposer.pick(["green", "north", "river", "oak", "city", "stone", "blue", "old"], draw)
        let second = SiteComposer.pick(["garden", "school", "works", "market", "press", "club", "house", "studio"], draw >> 8)
        return
            "\(first)\(second)\(draw >> 48 % 100).\(SiteComposer.pick(["com", "org", "net", "de", "com.cn", "co.uk"], draw >> 16))"
    }

    private static func pick(_ words: [String], _ draw: UInt64) -> String { words[Int(draw % UInt64(words.count))] }

    private static func drawn(_ draw: UInt64, length: Int) -> String {
        var rest = draw
        return String(
            (0..<length).map { _ in
                rest = TrainingSlices.mixed(rest)
                return Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(rest >> 40 % 26)))
            })
    }
}
