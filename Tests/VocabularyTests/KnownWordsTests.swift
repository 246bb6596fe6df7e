import Vocabulary
import Testing

@Suite struct KnownWordsTests {
    let words = KnownWords(["test_permit", "test_hosts", "threshold", "ca_file"])

    @Test(
        "a slip of the finger is understood",
        arguments: [
            ("tst_permit", "test_permit"), ("test_permitt", "test_permit"), ("test_premit", "test_permit"),
            ("Test_Host", "test_hosts"), ("treshhold", "threshold"), ("ca-file", "ca_file"),
        ])
    func near(found: String, meant: String) {
        #expect(words.nearest(to: found) == meant)
        #expect(words.hint(for: found) == "did you mean \"\(meant)\"? available: test_permit, test_hosts, threshold, ca_file")
    }

    @Test(
        "what is far from every word is no guess",
        arguments: ["", "x", "timeout", "permit_list", String(repeating: "test_permit", count: 6)])
    func far(found: String) {
        #expect(words.nearest(to: found) == nil)
        #expect(words.hint(for: found) == "available: test_permit, test_hosts, threshold, ca_file")
    }

    @Test func `without words there is no guess`() { #expect(KnownWords([]).nearest(to: "a") == nil) }
}
