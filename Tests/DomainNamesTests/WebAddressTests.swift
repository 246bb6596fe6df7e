import DomainNames
import Testing

@Suite struct WebAddressTests {
    @Test(
        "many spellings of one address make one lead",
        arguments: [
            ("HTTP://Example.COM:80/a/../b/?utm_source=x#frag", "http://example.com/b/"),
            ("https://example.com", "http://example.com/"), ("example.com:8080/x?a=1&fbclid=2", "http://example.com:8080/x?a=1"),
            ("http://example.com./%7euser", "http://example.com/~user"), ("http://0x7f.1/", "http://127.0.0.1/"),
            ("http://ex%61mple.com/", "http://example.com/"),
            ("http://%31%32%37.0.0.1/", "http://127.0.0.1/"),
            ("http://①②⑦.0.0.1/", "http://127.0.0.1/"), ("http://[::FFFF:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
            ("//example.com/x", "http://example.com/x"), ("http://example.com/a?", "http://example.com/a"),
            ("http://例え.example/路", "http://xn--r8jz45g.example/%E8%B7%AF"),
        ])
    func canonical(source: String, expected: String) throws {
        #expect(try WebAddress(source).canonical.description == expected)
    }

    @Test(
        "what programs read in two ways is refused",
        arguments: [
            ("http://user:pass@example.com/", "userinfo"), ("http://example.com\\@evil.example/", "backslash"),
            ("http://exa\nmple.com/", "control-character"), ("http://exa\u{0}mple.com/", "control-character"),
            ("javascript:alert(1)", "scheme"), ("ftp://example.com/", "scheme"), ("file:///etc/passwd", "scheme"),
            ("http://", "no-host"), ("", "empty"), ("http://ex%2mple.com/", "percent-in-host"),
            ("http://a%2Fb.example/", "forbidden-character"), ("http://a%ff.example/", "percent-in-host"),
            ("http://a%2561.example/", "percent-in-host"), ("http://a.example:0/", "port"),
            ("http://a.example:99999/", "port"), ("http://localhost/", "single-label"), ("http://[::1/", "ip-address"),
        ])
    func refused(source: String, label: String) {
        do throws(WebAddressError) {
            let address = try WebAddress(source)
            Issue.record("\(source) was read as \(address)")
        } catch { #expect(error.label == label) }
    }

    @Test(
        "a link is read against its page",
        arguments: [
            ("../x", "https://a.example/x"), ("?q=1", "https://a.example/dir/page?q=1"), ("//b.example", "https://b.example/"),
            ("/y#z", "https://a.example/y"), ("sub/", "https://a.example/dir/sub/"), ("", "https://a.example/dir/page"),
            ("http://c.example", "http://c.example/"), ("../../../..", "https://a.example/"),
        ])
    func resolving(reference: String, expected: String) throws {
        #expect(try WebAddress("https://a.example/dir/page").resolving(reference).description == expected)
    }
}
