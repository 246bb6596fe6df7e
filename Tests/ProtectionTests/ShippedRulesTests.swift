import DomainNames
import Protection
import Testing

@Suite struct ShippedRulesTests {
    @Test(
        "what matters is protected",
        arguments: [
            ("gov.cn", "government"), ("www.beijing.gov.cn", "government"), ("service.gov.uk", "government"),
            ("sat.gob.mx", "government"), ("www.nta.go.jp", "government"), ("never.seen.gov.cn", "government"),
            ("tsinghua.edu.cn", "education"), ("www.ox.ac.uk", "education"),
            ("any.bank.in", "bank"), ("www.icbc.com.cn", "bank"), ("unseen.login.icbc.com.cn", "bank"),
            ("www.bundesbank.de", "central-bank"),
            ("www.irs.gov", "government"), ("mit.edu", "education"),
            ("api.alipay.com", "payment"), ("download.windowsupdate.com", "os-update"), ("r3.o.lencr.org", "certificates"),
            ("cloudflare.com", "cdn"), ("www.cloudflare.com", "cdn"), ("a.root-servers.net", "dns"), ("0.pool.ntp.org", "ntp"),
            ("mail.qq.com", "mail"), ("www.10086.cn", "telecom"), ("96110.com.cn", "anti-fraud"), ("github.com", "code"),
            ("gitee.com", "code"),
        ])
    func protects(name: String, category: String) throws {
        let rule = ShippedRules.critical.rule(covering: try DomainName(name))
        #expect(rule?.category == category)
        #expect(rule?.reason.isEmpty == false)
    }

    @Test(
        "what strangers rent below an exact rule is not",
        arguments: ["bucket.aliyuncs.com", "shop.myqcloud.com", "x.cloudfront.net", "gov.cn.evil.example", "mygov.cn"])
    func exact(name: String) throws {
        #expect(ShippedRules.nameGuard.ruling(on: try DomainName(name)) == nil)
    }

    @Test(
        "of a host that is both a payment service and its users', single addresses can be listed",
        arguments: ["paypal.me", "buy.stripe.com"])
    func payments(name: String) throws {
        #expect(ShippedRules.nameGuard.ruling(on: try DomainName(name))?.kind == .sharedHost)
        #expect(ShippedRules.critical.contains(try DomainName(name)))
    }

    @Test func `there are two thousand rules and more, none of them idle`() throws {
        #expect(ShippedRules.critical.count >= 2_000)
        for rule in ShippedRules.critical.all {
            if let parent = rule.name.parent, let above = ShippedRules.critical.rule(covering: parent), above.isSubtree {
                Issue.record("\(rule.place): \(rule.name) is covered by \(above.name), \(above.place)")
            }
        }
    }

    @Test func `rules speak only where the compiler asks`() throws {
        let nameGuard = ShippedRules.nameGuard
        let places = try #require(nameGuard.ruledPlaces)
        let subtrees = DomainTree(subtrees: places.subtrees)
        let names = Set(places.names)
        let shared = ShippedRules.shared
        var spoken = 0
        for rule in (ShippedRules.critical.all + shared.hosts.all + shared.shorteners.all + shared.platforms.all) {
            for prefix in ["", "www.", "a.", "www.a.", "a.www.", "a.b."] {
                let name = DomainName(trusted: prefix + rule.name.text)
                guard let ruling = nameGuard.ruling(on: name), ruling.kind != .publicSuffix else { continue }
                spoken += 1
                #expect(names.contains(name) || subtrees.coveringSubtree(of: name) != nil, "\(name): \(ruling)")
            }
        }
        #expect(spoken > 2 * ShippedRules.critical.count)
    }

    @Test func `there are 150 shorteners and more, and every platform is one with all below it`() {
        #expect(ShippedRules.shared.shorteners.count >= 150)
        for rule in ShippedRules.shared.platforms.all { #expect(rule.isSubtree, "\(rule.place)") }
    }
}
