import Classifier
import Testing

@Suite struct PageTrickTests {
    private static let page = """
        <html><head><title>Log in</title><style>p { top: 0 }</style></head><body><p class="top">Open the page &copy; now</p>
        <script>var page = "open";</script><input type="password" name="pass" id='p' placeholder="Password"></body></html>
        """

    private func applied(_ trick: PageTrick) -> String {
        String(decoding: trick.applied(to: Array(Self.page.utf8)), as: UTF8.self)
    }

    @Test(
        "each trick changes what it names and leaves scripts, styles and tags alone",
        arguments: [
            (PageTrick.homoglyphs, "O\u{440}\u{435}n th\u{435} \u{440}\u{430}g\u{435} &copy; n\u{43E}w"),
            (.splitWords, "Ope\u{200B}n the\u{200B} pag\u{200B}e &copy; now\u{200B}"),
            (.pictures, "<p class=\"top\"><img src=\"t.png\"></p>"),
            (.renamedFields, "<input type=\"password\" name=\"f1\" id='f2' placeholder=\"f3\">"),
        ])
    func changes(trick: PageTrick, expected: String) {
        let page = applied(trick)
        #expect(page.contains(expected), "\(page)")
        #expect(page.contains("<script>var page = \"open\";</script>"))
        #expect(page.contains("p { top: 0 }"))
    }

    @Test("pictures leave the title, and padding leaves the page")
    func kept() {
        #expect(applied(.pictures).contains("<title>Log in</title>"))
        #expect(applied(.padding).hasPrefix(Self.page))
    }

    @Test("a page written by a script has none of its own markup left")
    func script() {
        let page = applied(.script)
        #expect(!page.contains("Password"))
        #expect(page.contains("%3C%69%6E%70%75%74"))
    }

    @Test("what is no markup survives every trick", arguments: PageTrick.allCases)
    func odd(trick: PageTrick) {
        for text in ["", "<", "a < b", "<p", "<script>x", "</script", "\u{0}<a href='"] {
            _ = trick.applied(to: Array(text.utf8))
        }
    }

    @Test("a turned form is sent to a script beside the page, whatever it was sent to, and all else stays")
    func turned() {
        let page = "<p>Log in</p><form method=post><i></i></form><form action=\"/in\" id=f></form>"
        let turned = String(decoding: PageTrick.turnedForm.applied(to: Array(page.utf8)), as: UTF8.self)
        #expect(
            turned == "<p>Log in</p><form action=\"post.php\" method=post><i></i></form><form action=\"post.php\" id=f></form>")
    }
}
