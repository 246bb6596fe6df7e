import Classifier
import DomainNames
import Testing

@Suite struct LookalikeTests {
    private static func brands() throws -> Brands {
        try Brands(
            tsv: """
                id\tcategory\tname_zh\tname_en\taliases\tlabels\tdomains\tcontext
                paypal\tpayment\t\tPayPal\t\tpaypal\tpaypal.com|paypal.top\t
                microsoft\ttechnology\t\tMicrosoft\t\tmicrosoft\tmicrosoft.com\t
                orange\ttelecom\t\tOrange\t\torange\torange.fr\tphone
                dhl\tcourier\t\tDHL\t\tdhl\tdhl.com\t
                """, path: "brands.tsv")
    }

    private static func all(_ brands: Brands, only: String? = nil) -> [Lookalike] {
        let names = LookalikeNames(brands, only: only)
        return (0..<names.count).compactMap { names[$0] }
    }

    @Test func `each manner is made, and what is made is found again`() throws {
        let brands = try LookalikeTests.brands()
        let all = LookalikeTests.all(brands)
        let texts = Set(all.map(\.name.text))
        for name in [
            "paypal.vip", "paypal-login.com", "verify-paypal.top", "paypallogin.com", "paypa1.com", "micrsoft.com",
            "miccrosoft.com",
            "imcrosoft.com", "nicrosoft.com", "rnicrosoft.com", "dhl-pay.com", "orange-pay.com",
        ] {
            #expect(texts.contains(name), "\(name)")
        }
        #expect(Set(all.map(\.manner)) == [.suffix, .word, .typo, .homoglyph])
        for lookalike in all { #expect(brands.lookalike(lookalike.name) == lookalike) }
    }

    @Test func `a brand's own names, bare short labels and bare common words are not looked for`() throws {
        let texts = Set(LookalikeTests.all(try LookalikeTests.brands()).map(\.name.text))
        for name in ["paypal.com", "paypal.top", "microsoft.com", "dhl.top", "orange.top", "oranges.com"] {
            #expect(!texts.contains(name), "\(name)")
        }
    }

    @Test func `foreign letters are whole labels of one script, which registries take`() throws {
        let brands = try LookalikeTests.brands()
        for lookalike in LookalikeTests.all(brands) where lookalike.name.text.hasPrefix("xn--") {
            let label = lookalike.name.displayText.prefix { $0 != "." }
            let isLatin = label.unicodeScalars.allSatisfy { $0.value < 0x370 }
            #expect(isLatin || label.unicodeScalars.allSatisfy { $0.value >= 0x370 }, "\(label)")
        }
    }

    @Test func `brands take turns, so that a small budget reaches all of them`() throws {
        let names = LookalikeNames(try LookalikeTests.brands())
        #expect(Set((0..<12).compactMap { names[$0]?.brand }) == ["PayPal", "Microsoft", "Orange", "DHL"])
        #expect(LookalikeTests.all(try LookalikeTests.brands(), only: "DHL").allSatisfy { $0.brand == "DHL" })
    }

    @Test func `a host is read with the brand that it imitates`() throws {
        let brands = try LookalikeTests.brands()
        #expect(brands.lookalike(try DomainName("login.paypa1-secure.example"))?.manner == .homoglyph)
        #expect(brands.lookalike(try DomainName("paypal.reviews.example"))?.manner == .subdomain)
        #expect(brands.lookalike(try DomainName("www.paypal.com")) == nil)
        #expect(brands.lookalike(try DomainName("weather.example")) == nil)
    }
}
