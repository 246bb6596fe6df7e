import PageRecord
import Testing

@Suite struct `Measures` {
    static let cases: [(page: String, measure: PageMeasure, value: Int)] = [
        ("<p>a<p>b", .paragraphs, 2), ("<html></html><p>a", .elementsBehindEnd, 1), ("</html></html>", .documentEnds, 2),
        ("<!-- ab --><p>", .comments, 1), ("<!-- ab -->", .commentBytes, 11), ("<style>p{}</style>", .styleBytes, 3),
        ("<p style='display : none'>a<p hidden>b", .hiddenElements, 2), ("<iframe width=0></iframe>", .hiddenFrames, 1),
        ("<x-a></x-a>", .customElements, 1), ("<p a b=c d>", .attributes, 3),
        ("<form action=//1.2.3.4/x></form>", .formsToAddress, 1),
        ("<form action=MAILTO:a@b.example>", .formsToMail, 1), ("<form><input name=cvv><input type=password>", .secretKinds, 2),
        ("<input type=hidden><input type=hidden>", .hiddenFields, 2), ("<a href=#>a</a><a href=''>b</a>", .linksDead, 2),
        ("<a href=javascript:x()>a</a>", .linksScripted, 1), ("<a href=https://apps.apple.com/x>a</a>", .linksToStores, 1),
        ("<a href=https://A.example:81/>a</a><a href=//u@a.example>b</a>", .linkHosts, 1),
        ("<a href=b.html>a</a>", .linksRelative, 1),
        ("<img src=//a.example/1><img src=//a.example/2><img src=3>", .mostFromOneHost, 2),
        ("<img src='data:image/gif;base64,AA'>", .imagesInline, 1), ("<p>你好 ab Cd 12!", .textHan, 2),
        ("<p>你好 ab Cd 12!", .textWords, 4),
        ("<p>你好 ab Cd 12!", .textDigits, 2), ("<p>你好 ab Cd 12!", .textUpper, 1), ("<p>你好 ab Cd 12!", .exclamations, 1),
        ("<p>p\u{0430}ypal", .mixedWords, 1), ("<p>a\u{200B}b", .zeroWidth, 1), ("<p>\u{202E}ab", .bidiControls, 1),
        ("<p>ＡＢ", .fullWidth, 2), ("<p>¥5 €6 $7", .currencyMarks, 3), ("<p>see https://a.example", .textURLs, 1),
        ("<script>eval(a);eval(b)</script>", .evals, 2), ("<script>debugger;oncontextmenu=1</script>", .debuggerTraps, 1),
        ("<link rel=icon href=//a.example/i>", .iconAbsolute, 1),
    ]

    @Test(arguments: cases) func `Are counted`(page: String, measure: PageMeasure, value: Int) {
        #expect(read(page)[measure] == value, "\(measure) of \(page)")
    }
}
