import SampleWeb
import Testing

struct SampleFactTests {
    /// Facts of how the page is reached, which leave the page as it is.
    static let aroundThePage: Set<SampleFact> = [.redirects, .mobileOnly]

    @Test("every fraud site states its facts, and an honest one has none", arguments: SampleCast.allCases)
    func stated(cast: SampleCast) {
        for site in SampleWeb.sites(cast: cast) {
            #expect(site.isFraud ? site.facts.count >= 3 : site.facts.isEmpty, "\(site.id)")
            #expect(Set(site.facts).count == site.facts.count, "\(site.id)")
        }
    }

    @Test("a fact that is left out is gone from what is served", arguments: SampleCast.allCases)
    func vanishes(cast: SampleCast) {
        for site in SampleWeb.sites(cast: cast) {
            for fact in site.facts {
                let before = site.resources()
                let after = site.resources(without: [fact])
                #expect(before.map(\.body) != after.map(\.body), "\(site.id): \(fact)")
                guard !Self.aroundThePage.contains(fact) else { continue }
                let page = site.page(without: [fact])
                let kept = Set(page.split(separator: "\n"))
                let own = site.page().split(separator: "\n").filter { !kept.contains($0) }
                #expect(!own.isEmpty, "\(site.id): \(fact)")
                for other in site.facts where other != fact {
                    #expect(site.page(without: [other]) != page, "\(site.id): \(fact) and \(other) are one")
                }
            }
        }
    }

    @Test("without its facts a fraud site is an ordinary page", arguments: SampleCast.allCases)
    func ordinary(cast: SampleCast) {
        let traces = [
            "<form", "type=\"password\"", "验证码", "身份证", "邀请码", "佣金", "保证金", "USDT", "recovery phrase", "withdraw", ".apk",
            "t.me/",
            "wa.me/", "微信", "Pay ", "refund", "$",
        ]
        for site in SampleWeb.sites(cast: cast) where site.isFraud {
            let page = site.page(without: Set(site.facts))
            for trace in traces { #expect(!page.contains(trace), "\(site.id): \(trace)") }
            #expect(page.split(separator: "\n").count >= 30, "\(site.id)")
        }
    }
}
