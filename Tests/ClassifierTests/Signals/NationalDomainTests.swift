import Classifier
import DomainNames
import Testing
import Vocabulary

/// Houses of listed brands in countries that `lists/brands/brands.tsv` does not name: real, honest, and unknown to us.
///
/// From public knowledge. A domain that gets into the list moves out of here; `unlisted` says so.
@Suite struct NationalDomainTests {
    static let domains: [(brand: String, domains: [String])] = [
        ("Amazon", ["amazon.ie", "amazon.co.za"]),
        (
            "HSBC",
            [
                "hsbc.ae", "hsbc.bm", "hsbc.com.mt", "hsbc.am", "hsbc.com.eg", "hsbc.lk", "hsbc.com.vn", "hsbc.co.id",
                "hsbc.com.my", "hsbc.com.ph", "hsbc.com.bh", "hsbc.com.qa", "hsbc.co.om", "hsbc.com.uy", "hsbc.gr", "hsbc.co.mu",
                "hsbc.com.kw", "hsbc.co.in", "hsbc.com.sg", "hsbc.com.tw", "hsbc.com.au", "hsbc.ca", "hsbc.fr", "hsbc.de",
                "hsbc.com.tr",
            ]
        ),
        (
            "DHL",
            [
                "dhl.pl", "dhl.cz", "dhl.hu", "dhl.it", "dhl.es", "dhl.at", "dhl.ch", "dhl.be", "dhl.nl", "dhl.se", "dhl.dk",
                "dhl.fi", "dhl.ro",
            ]
        ),
        (
            "eBay",
            [
                "ebay.at", "ebay.ch", "ebay.ie", "ebay.nl", "ebay.be", "ebay.pl", "ebay.com.hk", "ebay.com.sg", "ebay.ph",
                "ebay.com.my",
            ]
        ),
        ("Santander", ["santander.com.ar", "santander.no", "santander.se", "santander.dk", "santander.fi"]),
        ("BBVA", ["bbva.it", "bbva.com.uy", "bbva.ch"]),
        ("Citibank", ["citibank.co.in", "citibank.ae", "citibank.pl", "citibank.com.my", "citibank.co.th", "citibank.com.ph"]),
        ("Vodafone", ["vodafone.is", "vodafone.qa"]),
        ("Orange", ["orange.ro", "orange.sk", "orange.md", "orange.jo", "orange.sn", "orange.lu"]),
        ("Shopee", ["shopee.cl", "shopee.com.co"]),
        ("Rakuten", ["rakuten.com.tw", "rakuten.co.uk"]),
        ("DPD", ["dpd.ie", "dpd.pl", "dpd.be", "dpd.nl", "dpd.ch", "dpd.at", "dpd.hu"]),
        ("Yahoo", ["yahoo.de", "yahoo.fr"]),
        ("Mastercard", ["mastercard.de"]),
        ("UPS", ["ups.cn"]),
        ("Microsoft", ["microsoft.de"]),
        ("ING", ["ing.ro", "ing.com.tr", "ing.com.au", "ing.lu"]),
        ("AXA", ["axa.lu", "axa.com.ph"]),
        ("Visa", ["visa.de", "visa.co.in", "visa.com.sg", "visa.com.br", "visa.com.mx", "visa.co.jp", "visa.com.au"]),
        ("BT", ["bt.es"]),
    ]

    @Test("there are a hundred of them, and none is in the list of brands")
    func unlisted() {
        let all = Self.domains.flatMap(\.domains)
        #expect(Set(all).count == all.count)
        #expect(all.count >= 100)
        let listed = Set(ShippedLists.text("brands/brands.tsv").split { "\t|\n".contains($0) })
        #expect(all.filter { listed.contains(Substring($0)) } == [])
    }

    @Test("a brand's own login in a country that nobody listed is never listed", arguments: domains)
    func logins(brand: String, domains: [String]) throws {
        for domain in domains {
            let page = SamplePage.page(
                title: "\(brand) – log in", text: "Log in to your \(brand) account. © 2026 \(brand). All rights reserved.",
                asks: [.email, .password, .oneTimeCode], links: ["/help", "/terms", "https://www.\(domain)/contact"])
            for scorer in [ShippedLists.scorer, ShippedLists.trained] {
                let verdict = scorer.judge(try SamplePage.evidence("https://www.\(domain)/login", page))
                #expect(verdict.outcome != .list, "\(domain): \(verdict.signals.map(\.text))")
            }
        }
    }
}
