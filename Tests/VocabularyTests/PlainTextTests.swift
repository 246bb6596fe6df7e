import Testing
import Vocabulary

@Suite struct PlainTextTests {
    @Test(
        "what moves a cursor or turns text around is shown as a number",
        arguments: [
            ("plain 中文 text", "plain 中文 text"), ("a\nb", "a\\u{a}b"), ("\u{1B}[2J", "\\u{1b}[2J"), ("\u{9B}x", "\\u{9b}x"),
            ("a\u{202E}b", "a\\u{202e}b"), ("a\u{2066}b\u{2069}", "a\\u{2066}b\\u{2069}"), ("\r\n", "\\u{d}\\u{a}"),
            ("\u{FEFF}x\u{7F}\u{0}", "\\u{feff}x\\u{7f}\\u{0}"), ("\u{2028}\u{85}\u{61C}", "\\u{2028}\\u{85}\\u{61c}"),
        ])
    func escaped(text: String, shown: String) {
        #expect(PlainText.escaped(text) == shown)
    }

    @Test func `a long text is cut by scalars`() {
        #expect(PlainText.escaped(String(repeating: "x", count: 200)) == String(repeating: "x", count: 200))
        #expect(PlainText.escaped(String(repeating: "x", count: 201)) == String(repeating: "x", count: 200) + "…")
        #expect(PlainText.escaped("e" + String(repeating: "\u{301}", count: 9), limit: 2) == "e\u{301}…")
    }

    @Test func `a refusal keeps the beginning of a long text`() {
        let refusal = Refusal(path: "x", line: 1, text: String(repeating: "中", count: 90), reason: "r", explanation: "e")
        #expect(refusal.text.utf8.count <= Refusal.maximumText)
        let one = Refusal(
            path: "x", line: 1, text: "e" + String(repeating: "\u{301}", count: 9_000), reason: "r", explanation: "e")
        #expect(one.text.utf8.count <= Refusal.maximumText)
        #expect(refusal.text.hasSuffix("…"))
    }

    @Test func `one is one, and none are many`() {
        #expect([0, 1, 2].map { PlainText.counted($0, "name") } == ["0 names", "1 name", "2 names"])
        #expect([1, 2].map { PlainText.counted($0, "entry", plural: "entries") } == ["1 entry", "2 entries"])
    }
}
