import Crawler
import Testing

@Suite("Redirects in JavaScript that can be read")
struct ScriptRedirectTests {
    @Test(
        "literal addresses are read",
        arguments: [
            ("<script>location.href='/a'</script>", "/a"),
            ("<SCRIPT type=x>window.location = \"http://b.example/\";</SCRIPT>", "http://b.example/"),
            ("<script>top.location.replace( '/c' )</script>", "/c"), ("<script>document.location.assign(`/d`)</script>", "/d"),
            ("<script>var x=1;\nself.location='\\x2fe'</script>", "/e"), ("<script>location='\\u002ff'</script>", "/f"),
            ("<script>location.href='https:\\/\\/g.example\\/'</script>", "https://g.example/"),
            ("<script src=a></script><script>location.href='/second'</script>", "/second"),
            ("<script>location.href='/open'", "/open"),
        ])
    func literals(page: String, target: String) {
        #expect(ScriptRedirect.target(in: Array(page.utf8)) == target)
    }

    @Test(
        "what must be run, compared or shown is not",
        arguments: [
            "<script>location.href='/a'+x</script>", "<script>location.href=target</script>",
            "<script>if(location.href=='/a'){}</script>",
            "<script>mylocation='/a'</script>", "<p>location.href='/a'</p>", "<script>location.href=`/${x}`</script>",
            "<script>location='/a",
            "<script>location='\\q'</script>", "<script", "", "<script>relocation.href='/x'</script>",
        ])
    func others(page: String) {
        #expect(ScriptRedirect.target(in: Array(page.utf8)) == nil)
    }

    @Test("a page of nothing but half words takes time in line with its length")
    func linear() {
        #expect(ScriptRedirect.target(in: Array(String(repeating: "<script>location=", count: 100_000).utf8)) == nil)
    }
}
