import Crawler
import Testing

@Suite("The Refresh header")
struct RefreshHeaderTests {
    @Test(
        "is read as browsers read it",
        arguments: [
            ("5", 5, ""), ("0;url=/a", 0, "/a"), ("0; URL='/a b'", 0, "/a b"), ("3,/a", 3, "/a"),
            ("0 url = \"/x\" junk", 0, "/x"),
            ("1.5; url=/a", 1, "/a"), (".5;url=/a", 0, "/a"), ("0;/a", 0, "/a"), ("99999999999999999999;url=/a", 1_000_000, "/a"),
        ])
    func read(value: String, seconds: Int, target: String) throws {
        let refresh = try #require(RefreshHeader(value))
        #expect(refresh.seconds == seconds)
        #expect(refresh.target == target)
    }

    @Test("without a number it is nothing", arguments: ["", "url=/a", "-1;url=/a", "x", "5x;url=/a"])
    func nothing(value: String) {
        #expect(RefreshHeader(value) == nil)
    }
}
