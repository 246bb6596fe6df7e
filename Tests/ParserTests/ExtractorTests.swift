import PageRecord
import Testing

@Suite struct `Extractors` {
    @Test func `Title is the first outside SVG, with entities and spaces made plain`() {
        #expect(
            read("<svg><title>icon</title></svg><title>\n A &amp;\u{3000}B &nbsp; C<b> </title><title>D</title>").title
                == "A & B C<b>")
        #expect(read("<body><p>a</p><title>late</title>").title == "late")
    }

    @Test func `Text is what people read`() {
        let features = read(
            """
            <title>t</title><style>p{}</style><script>var x</script><h1>Bank</h1><p>of <b>Exa</b>mple</p><ul><li>one<li>two</ul>\
            <button>Sign&nbsp;in</button><select><option>A<option>B</select><noscript>off</noscript>a<br>b<!-- c -->
            """)
        #expect(features.text == "Bank of Example one two Sign in A B off a b")
        #expect(features.inlineScriptBytes == 5)
    }

    @Test func `Metadata`() {
        let features = read(
            """
            <html lang="zh-CN"><head><base href="https://a.example/"><base href=b><meta property="og:site_name" content="Site">\
            <meta name=Description content=" about  us "><meta name=keywords content="银行,登录"><meta property=og:title content=T>
            """)
        #expect(features.metaTexts == ["about us", "银行,登录", "T", "Site"])
        #expect(features.declaredLanguage == "zh-cn")
        #expect(features.base == "https://a.example/")
    }

    @Test func `Labels of images and controls`() {
        let features = read(
            "<img alt='Logo 银行'><input placeholder=卡号 value=1><input type=submit value='Sign in'><input type=hidden value=x>")
        #expect(features.labels == ["Logo 银行", "卡号", "1", "Sign in"])
    }

    @Test func `Links with words, dead ones too`() {
        let features = read(
            "<a href='#'>Help</a><a href=javascript:;>x</a><a name=n>no</a><a href=/go><img alt=Pic></a><a href=a>b<a href=c>d")
        #expect(
            features.links == [
                PageLink(target: "#", text: "Help"), PageLink(target: "javascript:;", text: "x"),
                PageLink(target: "/go", text: "Pic"),
                PageLink(target: "a", text: "b"), PageLink(target: "c", text: "d"),
            ])
    }

    @Test func `Resources in order, inline data left out`() {
        let features = read(
            "<script src=a.js></script><iframe src=f.html></iframe><img src=1.png><img src='data:image/gif;base64,AA' data-src=2.png>"
        )
        #expect(features.scripts == ["a.js"])
        #expect(features.frames == ["f.html"])
        #expect(features.images == ["1.png", "2.png"])
    }

    @Test(arguments: [
        ("5; url=next.html", 5, "next.html"), ("0;URL='https://b.example/?a=1'", 0, "https://b.example/?a=1"), ("3", 3, ""),
        ("0,url=x", 0, "x"), ("1.5;url = x", 1, "x"), ("99999999999999999999;x", 86_400, "x"), ("0;url=\"a b\"c", 0, "a b"),
    ])
    func `Refresh`(content: String, seconds: Int, target: String) {
        let quoted = content.contains("'") ? "\"\(content)\"" : "'\(content)'"
        #expect(read("<meta http-equiv=Refresh content=\(quoted)>").refresh == PageRefresh(seconds: seconds, target: target))
    }

    @Test func `A refresh without a number is none`() {
        #expect(read("<meta http-equiv=refresh content='url=x'>").refresh == nil)
    }

    @Test func `Downloads`() {
        let features = read(
            """
            <a href="/app/a.APK?v=1">安卓</a><a href="itms-services://?action=download-manifest&url=x">苹果</a><a href=p.mobileconfig>a</a>\
            <a href="https://name.exe">no</a><a href=doc.pdf>no</a><meta http-equiv=refresh content="0;url=setup.exe">
            """)
        #expect(
            features.downloads == [
                "/app/a.APK?v=1", "itms-services://?action=download-manifest&url=x", "p.mobileconfig", "setup.exe",
            ])
    }

    @Test(arguments: [
        ("<a href=https://t.me/Boss_88>x</a>", PageContact.Kind.telegram, "Boss_88"),
        ("<a href='https://api.whatsapp.com/send?phone=85212345678&text=hi'>x</a>", .whatsapp, "85212345678"),
        ("<a href=https://line.me/ti/p/AbC>x</a>", .line, "AbC"),
        ("<a href='http://wpa.qq.com/msgrd?v=3&uin=12345678&site=qq'>x</a>", .qq, "12345678"),
        ("<a href=mailto:a@b.example?subject=x>x</a>", .email, "a@b.example"), ("<a href=tel:+8610>x</a>", .phone, "+8610"),
        ("<p>客服QQ：123456789</p>", .qq, "123456789"), ("<p>加微信: abc_12345 领取</p>", .wechat, "abc_12345"),
        ("<p>客服电话：400-123-4567</p>", .phone, "400-123-4567"),
        ("<script src=//embed.tawk.to/1/default></script>", .chatWidget, "embed.tawk.to"),
        ("<script>s.src='https://client.crisp.chat/l.js'</script>", .chatWidget, "client.crisp.chat"),
    ])
    func `Contacts`(page: String, kind: PageContact.Kind, value: String) {
        #expect(read(page).contacts == [PageContact(kind: kind, value: value)])
    }

    @Test(arguments: [
        "<a href=https://first.me/x>x</a>", "<p>WeChat is an app of 2011 with QQ</p>",
        "<a href='https://wa.me/?text=https://a'>share</a>",
        "<p>QQ: 12</p>",
    ])
    func `What is no contact`(page: String) {
        #expect(read(page).contacts.isEmpty)
    }

    @Test(arguments: [
        ("请输入您的银行卡号和密码以登录您的账户", "zh"), ("Please enter your password to sign in to your account", "en"),
        ("パスワードを入力してログインしてください", "ja"), ("비밀번호를 입력하고 로그인하십시오", "ko"),
        ("Введите пароль для входа в систему", "ru"), ("Bitte geben Sie Ihr Kennwort ein, danke sehr", ""), ("Hi", ""),
        ("欢迎光临 welcome to example bank 登录", "zh"),
    ])
    func `Language`(text: String, language: String) {
        #expect(read("<p>\(text)</p>").guessedLanguage == language)
    }

    @Test func `Elements and depth are counted`() {
        let features = read("<html><body><div><p>a<p>b<br></div>")
        #expect(features.elements == 6)
        #expect(features.depth == 4)
    }
}
