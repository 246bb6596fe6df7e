import PageRecord
import Testing

@Suite struct `Fingerprints` {
    @Test(arguments: [
        (
            """
            <html><head><title>a</title><link rel=icon href=/f.ico></head><body><div><p>x<p>y<form><input name=q></form></div>\
            <script>var a="<b>";</script></body></html>
            """, "25c0449798a8121691ce160bd30e3dc2"
        ),
        // Others' readers end with the first end of the document.
        ("<html><body><p>a</body></html><form><input></form>x<html><body><div>", "fd5fe51714a4734e926114158eebb7ad"),
        ("abc<foo.bar>x</foo.bar><o:p>y</o:p><a_b>", "d67254502afda88793e2fa37547267c0"),
        ("<title>x</title><body><head><b>y", "7388a7114301822b10f0dffc1c962a8c"),
        // Unless it ends one that stood where none may, which they pass over.
        (
            "<div>a</div><html><head><title>t</title></head><body><p>b</body></html><i>c</i></html><b>d",
            "ea2bad6b7bdaae542fe923f57492caa3"
        ),
        ("<p>a<body><b>b</body></html><i>c", "45e62f6c66f1684b2628ca040ddd0972"),
        // And see tags in the text of fields and frames.
        (
            "<textarea><b></textarea><iframe><p></iframe><xmp><b></xmp><noembed><i></noembed><plaintext><u>",
            "38e4372aeecdbc13b54119c93d2dce30"
        ),
    ])
    func `The dom-hash is that of CERT.PL and MISP`(page: String, hash: String) {
        #expect(read(page).fingerprints.domHash == hash)
    }

    private static func shop(_ brand: String, items: Int, extra: String = "") -> String {
        let rows = (0..<items).map {
            "<li class='item-\($0)'><a href=/i/\($0)>\(brand) item</a><span class=price>¥\($0)9.00</span></li>"
        }
        return """
            <html><head><title>\(brand) 商城</title></head><body><div class=nav><ul>\(rows.joined())</ul></div><form><input name=a>\
            <input type=password></form><p>欢迎来到\(brand)商城,本店全部商品均为正品,下单后请联系客服确认收货地址,支持七天无理由退换</p>\(extra)</body></html>
            """
    }

    @Test func `One template with other contents has nearly one structure`() {
        let first = read(Self.shop("苹果", items: 20)).fingerprints.structure
        let second = read(Self.shop("华为", items: 23, extra: "<p>x")).fingerprints.structure
        let other = read("<table><tr><td><h1>a</h1><td><pre>b</pre></table><ol><li>c<li>d</ol><video></video>").fingerprints
            .structure
        #expect((first ^ second).nonzeroBitCount <= 6)
        #expect((first ^ other).nonzeroBitCount > 12)
    }

    @Test func `One text with other brands and numbers resembles itself`() throws {
        let first = read(Self.shop("苹果", items: 20)).fingerprints.text
        let second = read(Self.shop("三星电子", items: 20)).fingerprints.text
        let other = read("<p>今天天气很好,我们一起去公园散步吧,那里有很多花和树,孩子们都很开心地玩耍着").fingerprints.text
        #expect(try #require(PageFingerprints.resemblance(first, second)) >= 0.7)
        #expect(try #require(PageFingerprints.resemblance(first, other)) < 0.3)
        #expect(PageFingerprints.resemblance(first, []) == nil)
        #expect(read("<p>two words").fingerprints.text.isEmpty)
    }

    @Test func `A build's files are known under other hashes`() {
        func page(_ hash: String) -> String {
            "<script src=/js/chunk-vendors.\(hash).js></script><script src='//cdn.example/app.\(hash).js?v=1'></script><link rel=stylesheet href=/css/app.\(hash).css>"
        }
        let first = read(page("0a1b2c3d")).fingerprints.assetPaths
        #expect(first.utf8.count == 64)
        #expect(read(page("ff00ff0011")).fingerprints.assetPaths == first)
        #expect(read("<script src=a.js></script>").fingerprints.assetPaths.isEmpty)
    }

    @Test func `An icon within the page has its hash`() {
        // The one byte a is YQ== with a line feed.
        #expect(read("<link rel='shortcut icon' href='data:image/png;base64,YQ=='>").fingerprints.inlineIcon != nil)
        #expect(read("<link rel=icon href=/favicon.ico>").fingerprints.inlineIcon == nil)
        #expect(read("<link rel=icon href=/favicon.ico>").identity.icons == ["/favicon.ico"])
    }
}
