import PageRecord
import Parser
import Testing

@Suite struct `Hostile markup is found or flagged` {
    private static let login = "<form action=login method=POST><input name=user><input type=password name=pw></form><p>found</p>"

    @Test(arguments: [300, 1_000, 5_000, 100_000])
    func `A form below many divs`(depth: Int) {
        let features = read(String(repeating: "<div>", count: depth) + Self.login)
        #expect(features.forms.first?.fields.map(\.meaning) == [.account, .password])
        #expect(features.text == "found")
        #expect(features.depth >= depth)
        #expect(features.limitsHit.contains(.depth) == (depth > 4_096))
    }

    @Test func `A tag with a million attributes is cut, and what follows is read`() {
        let features = read("<p " + String(repeating: "a ", count: 1_000_000) + ">" + Self.login)
        #expect(features.limitsHit.contains(.attributes))
        #expect(features.forms.count == 1)
    }

    @Test func `A tag of exactly the attributes allowed is whole`() {
        let allowed = (0..<999).map { "a\($0)" }.joined(separator: " ")
        #expect(read("<a \(allowed) href=x>y</a>").links.map(\.target) == ["x"])
        #expect(read("<a \(allowed) href=x>y</a>").limitsHit.isEmpty)
        let features = read("<a \(allowed) b href=x>y</a>")
        #expect(features.limitsHit == [.attributes])
    }

    @Test func `A tag is long by what stands outside quotes`() {
        let long = String(repeating: "a", count: 70_000)
        #expect(read("<p title=\"\(long)\">a").limitsHit.isEmpty)
        #expect(read("<p title=\(long)>a").limitsHit == [.tagLength])
    }

    @Test(arguments: [
        ("<b>", 40_000, "</i>", 40_000), ("<div>", 20_000, "</p>", 200_000), ("<p><p></p></p>", 100_000, "", 0),
        ("<div>", 4_000, "<p></p></p>", 150_000), ("<b><div><i>", 1_300, "</b>", 400_000),
        ("<table><tr><td>", 30_000, "</tr>", 9),
        ("<svg>", 50_000, "<div>", 50_000), ("<noscript>", 100_000, "", 0), ("<title>", 100_000, "", 0), ("</", 500_000, "", 0),
        ("<a b='", 200_000, "", 0), ("<!--", 300_000, "", 0), ("<!", 300_000, "", 0), ("<script>", 200_000, "", 0),
        ("&#", 500_000, "", 0), ("<label>", 100_000, "<input id=a>", 80_000), ("<select><option>", 80_000, "", 0),
        ("<form><input name=cardnumber>", 60_000, "", 0), ("qq", 500_000, "", 0), ("<a href=t.me/x>", 100_000, "", 0),
        ("\u{FFFD}", 400_000, "", 0), ("<head></head>", 100_000, "", 0), ("<frameset>", 100_000, "</frameset>", 10),
    ])
    func `Bombs end`(first: String, count: Int, second: String, times: Int) {
        let features = read(String(repeating: first, count: count) + String(repeating: second, count: times) + Self.login)
        #expect(features.links.count <= RecordLimits.links)
        #expect(features.forms.count <= RecordLimits.forms)
    }

    @Test(arguments: [
        ("behind the end", "<html><body><p>a</p></body></html>"), ("in noscript", "<noscript>"), ("in a template", "<template>"),
        ("behind a stray bracket", "1 < 2 and <3"), ("behind an empty comment", "<!--><p>"),
        ("behind a banged comment", "<!-- --!>"),
        ("behind half a doctype", "<!DOCTYPE html PUBLIC \"-//W3C//DTD"), ("in SVG", "<svg><g>"), ("in a table", "<table><tr>"),
        ("behind a processing instruction", "<?xml version='1.0'?>"), ("in a frame set", "<frameset><noframes>"),
        ("behind CDATA", "<![CDATA[ ]]>"), ("in an open paragraph", "<p><b><i>"), ("behind an open option", "<option>"),
        ("behind a script with a tag in it", "<script>var a = '<form><div>' + \"</scr\" + \"ipt>\"</script>"),
        ("behind a second head", "<head></head><body><head><body>"),
        ("behind an open quote in noscript", "<noscript><meta content=\"0;/></noscript>"),
        ("behind void tags with slashes", "<br/><img/><input type=hidden/>"),
        ("behind a slash that HTML ignores", "<div/><span/>"),
    ])
    func `A form is found`(what: String, before: String) {
        let features = read(before == "<!DOCTYPE html PUBLIC \"-//W3C//DTD" ? before + "\">" + Self.login : before + Self.login)
        #expect(features.forms.last?.fields.map(\.meaning) == [.account, .password], "\(what)")
        #expect(features.forms.last?.method == "post")
        #expect(features.text.contains("found"))
    }

    @Test(arguments: [
        "<!-- a", "<script>a", "<style>a", "<p title=\"a", "<p title='a", "<textarea>a", "<", "</", "<!", "<p", "&", "&#x",
    ])
    func `An unterminated end takes nothing that stands before it`(end: String) {
        let features = read("<title>t</title>" + Self.login + end)
        #expect(features.title == "t")
        #expect(features.forms.count == 1)
        #expect(features.text.contains("found"))
    }

    @Test func `Entities of the document are not expanded`() {
        let features = read("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\"><!ENTITY y \"yyyy\">]><p>&x;&y;&y;</p>")
        #expect(features.text.contains("&x;") || features.text.contains("x"))
        #expect(!features.text.contains("yyyy"))
    }

    @Test func `More links, forms and text than are kept are flagged`() {
        #expect(read(String(repeating: "<a href=x>y</a>", count: 2_001)).limitsHit == [.links])
        #expect(read(String(repeating: "<a href=x>y</a>", count: 2_000)).limitsHit.isEmpty)
        #expect(read(String(repeating: "<form></form>", count: 101)).limitsHit == [.forms])
        #expect(read(String(repeating: "<input>", count: 201)).limitsHit == [.forms])
        #expect(read("<p>" + String(repeating: "文", count: 100_000)).limitsHit == [.text])
        #expect(read("<title>" + String(repeating: "题", count: 513) + "</title>").limitsHit == [.title])
        #expect(read("<title>" + String(repeating: "题", count: 512) + "</title>").limitsHit.isEmpty)
    }

    @Test func `Long references and names are cut at a letter`() {
        let features = read("<a href='\(String(repeating: "路", count: 5_000))'>x</a><\(String(repeating: "x", count: 9_000))>y")
        #expect(features.links.first?.target == String(repeating: "路", count: RecordLimits.stringBytes / 3))
        #expect(features.text == "x y")
    }

    @Test(arguments: [
        ("&#0", "\u{FFFD}"), ("&#0;x", "\u{FFFD}x"), ("&#128;", "€"), ("&#x80;", "€"), ("&ne;&or;&pi;", "≠∨π"), ("&lt", "<"),
        ("&#x10FFFF;&#xD800;", "\u{10FFFF}\u{FFFD}"), ("&&amp;&amp;amp;", "&&&amp;"), ("&#x110000;&", "\u{FFFD}&"),
    ]) func `References of the shortest kinds are decoded where they stand`(_ written: String, _ meant: String) {
        let features = read("<title>\(written)</title><p>\(written)<a href='\(written)'>\(written)</a><img alt=\"\(written)\">")
        #expect(features.title == meant)
        #expect(features.text == meant + meant)
        #expect(features.links.map(\.target) == [meant])
        #expect(features.labels == [meant])
    }

    @Test func `Random bytes and random tags never stop the reader`() {
        var state: UInt64 = 42
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let parts = [
            "<", ">", "</", "/>", "<!--", "-->", "\"", "'", "=", "&", ";", "<script", "</script>", "<title>", "<svg>", "<form",
            "input",
            "<a href=", "\0", "密", "<noscript>", "<table>", "</table>", "<select>", "<p>", "<![CDATA[", " ", "&#x", "<plaintext",
        ]
        for _ in 0..<300 {
            let page = (0..<Int(next() % 200)).map { _ in parts[Int(next() % UInt64(parts.count))] }.joined()
            #expect(read(page).bytes == page.utf8.count)
            let noise = (0..<Int(next() % 500)).map { _ in UInt8(truncatingIfNeeded: next()) }
            #expect(PageReader.read(noise).bytes == noise.count)
        }
    }
}
