import Classifier
import DomainNames
import Testing
import Vocabulary

@Suite struct ListingTargetTests {
    @Test(
        "the smallest thing that holds all of a site and nobody else's",
        arguments: [
            ("http://fraud.example/", ListingScope.subtree, "fraud.example"),
            ("http://www.fraud.example/x", .subtree, "fraud.example"),
            ("http://www.fraud.co.uk/", .subtree, "fraud.co.uk"), ("http://pay.hacked.example/", .exact, "pay.hacked.example"),
            ("http://x.github.io/", .subtree, "x.github.io"), ("http://a.x.github.io/", .exact, "a.x.github.io"),
            ("http://x.vercel.app/login", .subtree, "x.vercel.app"), ("https://docs.google.com/forms/d/1", .url, nil),
            ("https://bit.ly/abc", .url, nil),
            ("http://192.0.2.7/x", .url, nil), ("http://github.io/", .url, nil), ("https://t.me/some_handle", .url, nil),
            ("https://wj.qq.com/s2/1", .url, nil), ("https://a.sharepoint.com/x", .url, nil),
        ] as [(String, ListingScope, String?)])
    func targets(address: String, scope: ListingScope, name: String?) throws {
        let target = ListingTarget(of: try WebAddress(address), lists: ShippedLists.all)
        #expect(target.scope == scope)
        #expect(target.name?.text == name)
    }
}
