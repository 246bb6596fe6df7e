import PageRecord
import Parser
import Testing

@Suite struct `A page is decoded as a browser would` {
    struct Fixture: Sendable, CustomTestStringConvertible {
        let what: String
        let body: [UInt8]
        var contentType = ""
        let encoding: String
        let title: String
        var isFlagged = false

        var testDescription: String { what }
    }

    static let fixtures: [Fixture] = [
        Fixture(
            what: "gbk by header", body: PageBytes.page(PageBytes.gbk), contentType: "text/html;charset=GB2312", encoding: "gbk",
            title: "登录 银行 密码"),
        Fixture(
            what: "gbk by meta", body: PageBytes.page(PageBytes.gbk, head: "<meta charset='gbk'>"), encoding: "gbk",
            title: "登录 银行 密码"),
        Fixture(
            what: "gb18030 by http-equiv",
            body: PageBytes.page(
                PageBytes.gbk, head: "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb18030\">"),
            encoding: "gb18030", title: "登录 银行 密码"),
        Fixture(
            what: "meta behind two thousand bytes of comment",
            body: PageBytes.page(PageBytes.gbk, head: "<!--\(String(repeating: "x", count: 2_000))--><meta charset=gbk>"),
            encoding: "gbk", title: "登录 银行 密码"),
        Fixture(
            what: "a meta within a comment is none",
            body: PageBytes.page(Array("é".utf8), head: "<!-- <meta charset=gbk> -->"), encoding: "utf-8", title: "é"),
        Fixture(what: "gbk undeclared", body: PageBytes.page(PageBytes.gbk), encoding: "gbk", title: "登录 银行 密码"),
        Fixture(what: "big5 undeclared", body: PageBytes.page(PageBytes.big5), encoding: "big5", title: "登入 銀行 密碼"),
        Fixture(
            what: "big5 declared", body: PageBytes.page(PageBytes.big5), contentType: "text/html; charset=big5", encoding: "big5",
            title: "登入 銀行 密碼"),
        Fixture(what: "shift_jis undeclared", body: PageBytes.page(PageBytes.shiftJIS), encoding: "shift_jis", title: "ログイン"),
        Fixture(what: "euc-kr undeclared", body: PageBytes.page(PageBytes.eucKR), encoding: "euc-kr", title: "로그인"),
        Fixture(
            what: "windows-1251 undeclared", body: PageBytes.page(PageBytes.windows1251), encoding: "windows-1251",
            title: "Пароль"),
        Fixture(
            what: "latin-1 means windows-1252", body: PageBytes.page([0x93, 0x61, 0xE9, 0x94]),
            contentType: "text/html; charset=ISO-8859-1", encoding: "windows-1252", title: "“aé”"),
        Fixture(
            what: "utf-8 mark beats the header", body: [0xEF, 0xBB, 0xBF] + PageBytes.page(Array("密码".utf8)),
            contentType: "text/html; charset=gbk", encoding: "utf-8", title: "密码"),
        Fixture(
            what: "utf-16 with a mark", body: PageBytes.utf16("<title>密码</title>", bigEndian: false, mark: true),
            encoding: "utf-16le", title: "密码"),
        Fixture(
            what: "utf-16 big-endian with a mark", body: PageBytes.utf16("<title>密码</title>", bigEndian: true, mark: true),
            encoding: "utf-16be", title: "密码"),
        Fixture(
            what: "utf-16 without a mark", body: PageBytes.utf16("<title>密码</title><p>登录", bigEndian: false, mark: false),
            encoding: "utf-16le", title: "密码"),
        Fixture(
            what: "utf-16 without a mark, declared utf-8",
            body: PageBytes.utf16("<title>密码</title><p>登录", bigEndian: true, mark: false),
            contentType: "text/html; charset=utf-8", encoding: "utf-16be", title: "密码"),
        Fixture(
            what: "half a surrogate", body: PageBytes.utf16("<title>ab</title>", bigEndian: false, mark: true) + [0x00, 0xD8],
            encoding: "utf-16le", title: "ab"),
        Fixture(
            what: "a page that says utf-16 in a readable meta is utf-8",
            body: PageBytes.page(Array("密码".utf8), head: "<meta charset=utf-16>"), encoding: "utf-8", title: "密码"),
        Fixture(
            what: "gbk that lies to be utf-8", body: PageBytes.page(PageBytes.gbk, head: "<meta charset=utf-8>"), encoding: "gbk",
            title: "登录 银行 密码", isFlagged: true),
        Fixture(
            what: "utf-8 that lies to be gbk", body: PageBytes.page(Array("登录银行密码".utf8)),
            contentType: "text/html; charset=gbk", encoding: "utf-8", title: "登录银行密码"),
        Fixture(
            what: "utf-7 is never decoded", body: PageBytes.page(Array("+ADw-script+AD4-".utf8)),
            contentType: "text/html; charset=utf-7", encoding: "utf-8", title: "+ADw-script+AD4-"),
        Fixture(
            what: "an unknown label is none", body: PageBytes.page(Array("密码".utf8)), contentType: "text/html; charset=klingon",
            encoding: "utf-8", title: "密码"),
        Fixture(
            what: "a NUL in front and within", body: [0] + PageBytes.page([0x61, 0x00, 0x62]), encoding: "utf-8", title: "a b"),
        Fixture(
            what: "a lone GBK lead byte does not end the page",
            body: PageBytes.page(PageBytes.gbk, head: "<meta charset=gbk><meta name=x content=\"")
                + [0x81] + Array("\"><p>".utf8), encoding: "gbk", title: ""),
        Fixture(
            what: "a broken byte in UTF-8", body: PageBytes.page([0x61, 0xFF] + Array("密码".utf8)),
            contentType: "text/html; charset=utf-8", encoding: "utf-8", title: "a\u{FFFD}密码"),
        Fixture(what: "nothing", body: [], encoding: "utf-8", title: ""),
    ]

    @Test(arguments: fixtures) func `In the right encoding`(_ fixture: Fixture) {
        let features = PageReader.read(fixture.body, contentType: Array(fixture.contentType.utf8))
        #expect(features.encoding == fixture.encoding)
        #expect(features.title == fixture.title)
        #expect(features.limitsHit.contains(.replacedBytes) == fixture.isFlagged)
    }

    @Test func `What follows a lone lead byte is read`() {
        let lone: [UInt8] =
            Array("<meta charset=gbk><p>".utf8) + PageBytes.gbk + [0x81, 0x3C] + Array("b>Z</b><form action=x>".utf8)
        let features = PageReader.read(lone)
        #expect(features.forms.map(\.action) == ["x"])
        #expect(features.text.contains("密码"))
    }

    @Test func `NUL bytes within tags hide no form`() {
        let page: [UInt8] = Array("<form".utf8) + [0] + Array("action=x".utf8) + [0] + Array("><input type=password>".utf8)
        #expect(PageReader.read(page).forms.map(\.action) == ["x"])
    }

    @Test func `A binary is read but flagged`() {
        let binary: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("<title>a</title>".utf8)
        let features = PageReader.read(binary)
        #expect(features.limitsHit.contains(.notHTML))
        #expect(features.title == "a")
        #expect(PageReader.read(Array("<p>a".utf8), contentType: Array("image/png".utf8)).limitsHit.contains(.notHTML))
    }
}
