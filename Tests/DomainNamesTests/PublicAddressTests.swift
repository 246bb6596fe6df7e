import DomainNames
import Testing

@Suite struct PublicAddressTests {
    @Test(
        "nothing that could name a victim is published",
        arguments: [
            ("http://a.example/pay?id=3&email=x%40y.example&token=abc", "http://a.example/pay?id=3", false),
            ("http://a.example/u/someone@mail.example/pay", "http://a.example/u/", true),
            ("http://a.example/t/+8613800138000", "http://a.example/t/", true),
            ("http://a.example/c/a8f5f167f44f4964e6c998dee827110c/x", "http://a.example/c/", true),
            (
                "http://a.example/news/how-to-avoid-10-scams-this-year", "http://a.example/news/how-to-avoid-10-scams-this-year",
                false
            ),
            ("https://a.example/shop?goods_id=13800138000", "http://a.example/shop", false),
        ])
    func ownHost(source: String, expected: String, isPrefix: Bool) throws {
        let published = try #require(PublicAddress(try WebAddress(source), isSharedHost: false))
        #expect(published.address.description == expected)
        #expect(published.isPrefix == isPrefix)
    }

    @Test func `a token on a shared host is which page it is, and stays`() throws {
        let address = try WebAddress("https://forms.example/d/e/1FAIpQLSdAbCdEf0123456789/viewform?entry.1=me%40x.example")
        let published = try #require(PublicAddress(address, isSharedHost: true))
        #expect(published.address.description == "http://forms.example/d/e/1FAIpQLSdAbCdEf0123456789/viewform")
    }

    @Test func `an address that is nothing but a token is not published as the whole host`() throws {
        #expect(PublicAddress(try WebAddress("http://a.example/a8f5f167f44f4964e6c998dee827110c"), isSharedHost: false) == nil)
    }
}
