import DomainNames
import Testing

@Suite struct PublicSuffixesTests {
    @Test(
        "registrable domains end where strangers begin",
        arguments: [
            ("a.b.co.uk", "b.co.uk", false), ("x.github.io", "x.github.io", true), ("y.vercel.app", "y.vercel.app", true),
            ("a.x.github.io", "x.github.io", true), ("www.gov.cn", "www.gov.cn", false), ("a.b.example", "b.example", false),
        ])
    func registrable(name: String, domain: String, shared: Bool) throws {
        let parsed = try DomainName(name)
        #expect(PublicSuffixes.registrableDomain(of: parsed)?.text == domain)
        #expect(PublicSuffixes.isOnSharedPlatform(parsed) == shared)
    }

    @Test("suffixes themselves are never registrable", arguments: ["co.uk", "github.io", "com.cn"])
    func suffix(name: String) throws {
        #expect(PublicSuffixes.isPublicSuffix(try DomainName(name)))
        #expect(PublicSuffixes.registrableDomain(of: try DomainName(name)) == nil)
    }

    @Test(
        "only what the list names is a known suffix",
        arguments: [
            ("com", true), ("co.uk", true), ("xn--fiqs8s", true), ("example", false), ("a.com", false), ("py", true), ("", false),
        ])
    func known(text: String, isKnown: Bool) {
        #expect(PublicSuffixes.isKnownSuffix(text) == isKnown)
    }
}
