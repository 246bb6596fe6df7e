import Intake
import Testing
import Vocabulary

@Suite struct TextReportsTests {
    @Test(
        "links are found amid prose, defanged or not",
        arguments: [
            ("http://evil.example/x", ["http://evil.example/x"]),
            ("看看 hxxps://evil[.]example/login 谢谢", ["https://evil.example/login"]),
            ("hXXp[:]//evil(.)example[:]8080/a[.]php", ["http://evil.example:8080/a.php"]),
            ("h**ps://evil{.}example [dot] no", ["https://evil.example"]),
            ("HXXP://a[dot]b[DOT]example/", ["http://a.b.example/"]),
            ("请访问http://evil.example/x，谢谢。", ["http://evil.example/x"]),
            ("点击http://t.example/abc领取奖励", ["http://t.example/abc"]),
            ("网站http://evil.example冒充银行", ["http://evil.example"]),
            ("登录pay.example/x请勿点击", ["pay.example/x"]),
            ("（http://evil.example/a）【https://b.example】", ["http://evil.example/a", "https://b.example"]),
            ("“http://evil.example/a”！http://b.example？", ["http://evil.example/a", "http://b.example"]),
            ("a\u{3000}http://evil.example\u{3000}b", ["http://evil.example"]),
            ("http：//evil.example/x", ["evil.example/x"]),
            ("see (http://evil.example/a_(b)) and <http://b.example/>.", ["http://evil.example/a_(b)", "http://b.example/"]),
            ("[text](http://evil.example/x), ok", ["http://evil.example/x"]),
            ("[http://a.example](http://b.example/y)", ["http://a.example", "http://b.example/y"]),
            (
                "http://a.example/x,http://b.example/y;https://c.example",
                ["http://a.example/x", "http://b.example/y", "https://c.example"]
            ),
            ("Visit www.evil.top. Or pay.example/x!", ["www.evil.top", "pay.example/x"]),
            ("he said 'http://evil.example/x'.", ["http://evil.example/x"]),
            ("URL:http://evil.example/?u=http://b.example/", ["http://evil.example/?u=http://b.example/"]),
            ("http://中国银行.example/x", ["http://中国银行.example/x"]), ("中国银行.中国", ["中国银行.中国"]),
            ("http://例子.中国请访问", ["http://例子.中国"]), ("看 bücher.example/x", ["bücher.example/x"]),
            ("http://a.example/x http://a.example/x", ["http://a.example/x", "http://a.example/x"]),
            ("http://evi\u{200B}l.example/x", ["http://evil.example/x"]), ("evil.top", ["evil.top"]),
            ("pay.example看http://b.example", ["pay.example", "http://b.example"]),
            ("mail foo.bar@corp.example about evil.example", ["evil.example"]),
            ("http://pay_x.evil.top./a", ["http://pay_x.evil.top./a"]), ("45.61.10.2:8080/x", ["45.61.10.2:8080/x"]),
            ("http://[2606:4700::1111]:8080/x", ["http://[2606:4700::1111]:8080/x"]), ("*.evil.top", ["evil.top"]),
            ("//evil.example/x", ["evil.example/x"]), ("evil.zip/x or www.evil.zip", ["evil.zip/x", "www.evil.zip"]),
        ])
    func found(line: String, links: [String]) throws {
        let reading = try Reading(line, format: .text)
        #expect(reading.spellings == links)
        #expect(reading.refusals.isEmpty)
    }

    @Test(
        "what is no link is not taken for one",
        arguments: [
            "nothing here", "version 3.5 of main.py and README.md", "archive.zip", "foo@bar.example", "foo[@]bar[.]example",
            "foo[at]bar.example", "report.pdf, photo.jpg", "e.g. this, i.e. that", "1.2.3.4", "tell me.It was", "/usr/lib/x.com",
            "C:\\x\\evil.com", "localhost", "中文。没有链接", "10.5.2",
        ])
    func notFound(line: String) throws {
        let reading = try Reading(line, format: .text)
        #expect(reading.spellings == [])
        #expect(reading.reasons == ["1:no-link"])
    }

    @Test func `blank lines and remarks are neither reports nor refusals`() throws {
        let reading = try Reading("\n  \n# http://a.example\n\u{3000}# b.example\nhttp://c.example\r\n", format: .text)
        #expect(reading.spellings == ["http://c.example"])
        #expect(reading.lines == [5])
        #expect(reading.refusals.isEmpty)
    }

    @Test func `the input is the link as it stood there`() throws {
        let reading = try Reading("see hxxp://evil[.]example/x, now", format: .text)
        #expect(reading.inputs == ["hxxp://evil[.]example/x"])
        #expect(reading.reports[0].report.source == "desk")
        #expect(reading.reports[0].report.reportedAt == Reading.now)
    }

    @Test(
        "links that can be no lead are refused with their reason",
        arguments: [
            ("http://user:pw@evil.example/", "userinfo"), ("http://user@evil.example/", "userinfo"),
            ("ftp://evil.example/", "scheme"), ("http://com/", "public-suffix"),
            ("https://co.uk/x", "public-suffix"), ("http://github.io", "public-suffix"), ("http://localhost/", "single-label"),
            ("http://a..example/", "empty-label"), ("http://evil.example\\@good.example/", "backslash"),
            ("http://\(String(repeating: "a", count: 64)).example/", "label-too-long"),
            ("http://evil.example:99999/", "port"),
            ("http://evil.example/\(String(repeating: "a", count: 9000))", "url-too-long"),
        ])
    func refused(line: String, reason: String) throws {
        let reading = try Reading(line, format: .text)
        #expect(reading.reasons == ["1:\(reason)"])
        #expect(reading.spellings.isEmpty)
    }

    @Test(
        "unusual names are leads",
        arguments: [
            "http://\(String(repeating: "a.", count: 119))example/", "http://pay_x.evil.example", "http://EVIL.Example./",
            "http://x.github.io/y", "http://中国银行.example", "http://10.0.0.1:81/", "http://[::ffff:10.1.2.3]/",
        ])
    func accepted(line: String) throws {
        #expect(try Reading(line, format: .text).spellings == [line])
    }

    @Test func `an argument is one report`() {
        let item = ReportReader.read(argument: "hxxp://evil[.]example", index: 2, source: "me", now: Reading.now)
        guard case .report(let report, line: 2, input: "hxxp://evil[.]example") = item else {
            Issue.record("not a report: \(item)")
            return
        }
        #expect(report.spelling == "http://evil.example")
    }
}
