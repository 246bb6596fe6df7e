import Crawler
import Testing

@Suite("robots.txt (RFC 9309)")
struct RobotsRulesTests {
    private func allows(_ file: String, _ target: String) -> Bool {
        RobotsRules(Array(file.utf8), robot: "Zhalan").allows(target)
    }

    @Test(
        "the longest rule that fits decides, and of equal ones the one that allows",
        arguments: [
            ("User-agent: *\nDisallow: /", "/", false), ("User-agent: *\nDisallow:", "/a", true), ("", "/a", true),
            ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
            ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", false),
            ("User-agent: *\nDisallow: /x\nAllow: /x", "/x", true), ("User-agent: *\nDisallow: /a", "/b", true),
            ("User-agent: *\nDisallow: /*.php$", "/login.php", false),
            ("User-agent: *\nDisallow: /*.php$", "/login.php?a=1", true),
            ("User-agent: *\nDisallow: /*/private", "/x/y/private/z", false),
            ("User-agent: *\nDisallow: /*a*b*c", "/1a2b3c4", false),
            ("User-agent: *\nDisallow: /*a*b*c", "/1a2c3", true), ("User-agent: *\nDisallow: /$", "/", false),
            ("User-agent: *\nDisallow: /$", "/a", true), ("user-AGENT : *\r\nDISALLOW:/q # why\r\n", "/q", false),
        ])
    func rules(file: String, target: String, isAllowed: Bool) {
        #expect(allows(file, target) == isAllowed)
    }

    @Test("a group of our own counts in place of the general one, wherever it stands and with whom it is shared")
    func groups() {
        let file = "User-agent: other\nUser-agent: zhalan\nDisallow: /ours\n\nUser-agent: *\nDisallow: /\n"
        #expect(allows(file, "/page"))
        #expect(!allows(file, "/ours"))
        #expect(allows("User-agent: *\nDisallow: /\n\nUser-agent: Zhalan\nDisallow:\n", "/page"))
        #expect(!allows("User-agent: other\nDisallow: /x\n\nUser-agent: *\nDisallow: /\n", "/page"))
    }

    @Test("a file on purpose too long is read to its limit, and stars by the hundred take no time")
    func limits() {
        let long = "User-agent: *\n" + String(repeating: "Allow: /a\n", count: RobotsRules.mostBytes / 10) + "Disallow: /secret\n"
        #expect(allows(long, "/secret"))
        let stars = "User-agent: *\nDisallow: /" + String(repeating: "*a", count: 300) + "b"
        #expect(allows(stars, "/" + String(repeating: "a", count: 600)))
    }
}
