import Configuration
import DomainNames
import HostileServing
import PageRecord
import Pipeline
import Store
import Testing
import Vocabulary

/// Which files beside a page are fetched, and what is kept of them.
@Suite(.serialized) struct PageAssetsTests {
    private static let icon = [UInt8]("GIF89a: an icon".utf8)

    /// A page that names files of its own host and of others, by every kind of reference.
    private static let page = """
        <title>Pay</title><link rel="icon" href="/brand.ico"><link rel=icon href="/second.ico">
        <link rel=stylesheet href="http://127.0.0.9/off.css"><link rel=stylesheet href="kit.css">
        <script src="a.js"></script><script src="a.js"></script><script src="//127.0.0.9/off.js"></script><script src="b.js"></script>
        <img src="/picture.png"><form><input type=password></form>
        """

    private static func crawl(_ settings: String, icon: String = "Content-Type: image/x-icon") throws -> (
        paths: [String], evidence: [String]
    ) {
        let server = try HostileServer { connection, target, _ in
            switch target {
            case "/": connection.body(Array(page.utf8), "Content-Type: text/html")
            case "/brand.ico": connection.body(PageAssetsTests.icon, icon)
            case "/kit.css": connection.redirect(status: 302, "http://127.0.0.9/elsewhere.css")
            default: connection.body(Array("let kit = 1".utf8), "Content-Type: application/javascript")
            }
        }
        let test = try TestInstallation()
        let lead = try test.report(server.url("/"))
        let installation = Installation(
            configuration: try ResolvedConfiguration(
                text: "[crawl]\ntest_permit = [\"\(server.permit)\"]\nvisitors = [\"desktop\", \"mobile\"]\n\(settings)",
                named: "test.toml"),
            state: test.installation.state, listsPath: test.installation.listsPath, parserPath: try TestInstallation.readerPath(),
            now: TestInstallation.now)
        _ = try installation.crawlRun(store: test.store).run(observer: { _ in }, onLine: { _ in })
        let paths = server.requests.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
        return (paths.sorted(), try test.store.newestFetches(of: lead).map(\.evidence))
    }

    @Test func `the icon that a page names is fetched once for all visitors, and its hash is what others compute`() throws {
        let (paths, evidence) = try PageAssetsTests.crawl("")
        #expect(paths == ["/", "/", "/brand.ico"])
        // mmh3.hash(base64.encodebytes(icon)), by the reference algorithm in Python.
        #expect(evidence.count { $0.contains("\"icon_mmh3\":1328413001") } == 1, "\(evidence)")
    }

    @Test func `a page in the icon's place has no hash, and without the setting nobody asks`() throws {
        let evidence = try PageAssetsTests.crawl("", icon: "Content-Type: text/html").evidence
        #expect(evidence.allSatisfy { !$0.contains("icon_mmh3") })
        #expect(try PageAssetsTests.crawl("favicon = false").paths == ["/", "/"])
    }

    @Test func `so many scripts and styles are fetched, of the page's host alone, and a redirect to another ends there`() throws {
        let (paths, evidence) = try PageAssetsTests.crawl("favicon = false\nassets = 3")
        #expect(paths == ["/", "/", "/a.js", "/b.js", "/kit.css"])
        let kept = evidence.joined()
        #expect(kept.contains("/a.js") && kept.contains("/b.js") && !kept.contains("kit.css"), "\(kept)")
        #expect(try PageAssetsTests.crawl("favicon = false\nassets = 1").paths == ["/", "/", "/a.js"])
    }

    @Test func `what is longer than the limit is not kept`() throws {
        let long = try HostileServer { connection, target, _ in
            if target == "/" {
                connection.body(Array("<link rel=icon href=/i><p>x".utf8), "Content-Type: text/html")
            } else {
                connection.body([UInt8](repeating: 1, count: 200_000), "Content-Type: image/png")
            }
        }
        let test = try TestInstallation()
        let lead = try test.report(long.url("/"))
        let installation = Installation(
            configuration: try ResolvedConfiguration(
                text: "[crawl]\ntest_permit = [\"\(long.permit)\"]\nvisitors = [\"desktop\"]\n", named: "test.toml"),
            state: test.installation.state, listsPath: test.installation.listsPath, parserPath: try TestInstallation.readerPath(),
            now: TestInstallation.now)
        _ = try installation.crawlRun(store: test.store).run(observer: { _ in }, onLine: { _ in })
        #expect(long.requests.count == 2)
        #expect(try test.store.newestFetches(of: lead).allSatisfy { !$0.evidence.contains("icon_mmh3") })
    }
}
