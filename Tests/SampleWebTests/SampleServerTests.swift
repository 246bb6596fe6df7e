import Foundation
import SampleWeb
import Testing

/// Each test has a server of its own on a port that the system chooses.
@Suite(.serialized) struct SampleServerTests {
    private func serving(
        _ sites: [SampleSite], without removed: Set<SampleFact> = [], _ body: (LoopbackClient) async throws -> Void
    ) async throws {
        let server = SampleServer(sites: sites, without: removed)
        let port = try await server.start()
        do {
            try await body(LoopbackClient(port: port))
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    private func site(_ id: String, _ cast: SampleCast) throws -> SampleSite {
        try #require(SampleWeb.sites(cast: cast).first { $0.id == id })
    }

    @Test("every site answers at its reported address, and leads to its page", arguments: SampleCast.allCases)
    func served(cast: SampleCast) async throws {
        let sites = SampleWeb.sites(cast: cast)
        try await serving(sites) { client in
            for site in sites {
                var host = site.host
                var path = site.path
                var answer = try #require(await client.get(host, path))
                while let location = answer.headers["location"], let url = URL(string: location) {
                    host = url.host ?? host
                    path = url.path
                    answer = try #require(await client.get(host, path))
                }
                #expect(answer.status == 200, "\(site.id)")
                #expect(answer.headers["content-length"] == String(answer.body.count), "\(site.id)")
                if site.id != "courier-refund" { #expect(answer.text == site.page(), "\(site.id)") }
            }
        }
    }

    @Test("the courier's page is served in GBK and says so in its meta tag only", arguments: SampleCast.allCases)
    func gbk(cast: SampleCast) async throws {
        let site = try site("courier-refund", cast)
        try await serving([site]) { client in
            let answer = try #require(await client.get(site.host, site.path))
            #expect(answer.headers["content-type"] == "text/html")
            #expect(String(validating: answer.body, as: UTF8.self) == nil)
            let gbk = String.Encoding(rawValue: 0x8000_0421)
            #expect(String(data: Data(answer.body), encoding: gbk) == site.page())
            // 客 in GBK is BF CD.
            #expect(answer.body.indices.contains { answer.body[$0...].starts(with: [0xBF, 0xCD] as [UInt8]) })
            #expect(site.page().contains("<meta charset=\"gbk\">"))
        }
    }

    @Test("the phone-only bank shows phones the form and desktop browsers something else", arguments: SampleCast.allCases)
    func mobileOnly(cast: SampleCast) async throws {
        let site = try site("phone-only-bank", cast)
        try await serving([site]) { client in
            let phone = try #require(await client.get(site.host, site.path, agent: LoopbackClient.phone))
            var desktop = try #require(await client.get(site.host, site.path, agent: LoopbackClient.desktop))
            if let location = desktop.headers["location"] {
                #expect(desktop.status == 302)
                desktop = try #require(await client.get(site.host, location, agent: LoopbackClient.desktop))
            }
            #expect(phone.text.contains("type=\"password\""))
            #expect(desktop.status == 200)
            #expect(!desktop.text.contains("<form"))
        }
        try await serving([site], without: [.mobileOnly]) { client in
            let phone = try #require(await client.get(site.host, site.path, agent: LoopbackClient.phone))
            let desktop = try #require(await client.get(site.host, site.path, agent: LoopbackClient.desktop))
            #expect(phone.text == desktop.text)
        }
    }

    @Test("the account review stands three redirects behind its address, each on another host", arguments: SampleCast.allCases)
    func redirects(cast: SampleCast) async throws {
        let site = try site("account-review", cast)
        try await serving([site]) { client in
            var hosts = [site.host]
            var statuses: [Int] = []
            var answer = try #require(await client.get(site.host, site.path))
            while let location = answer.headers["location"], let url = URL(string: location), let host = url.host {
                statuses.append(answer.status)
                hosts.append(host)
                answer = try #require(await client.get(host, url.path))
            }
            #expect(statuses == [302, 301, 302])
            #expect(Set(hosts).count == 4)
            #expect(answer.text == site.page())
        }
        try await serving([site], without: [.redirects]) { client in
            let answer = try #require(await client.get(site.host, site.path))
            #expect(answer.status == 200)
        }
    }

    @Test("the app page's package has the type and the magic of one", arguments: SampleCast.allCases)
    func androidPackage(cast: SampleCast) async throws {
        let site = try site("app-download", cast)
        let package = try #require(site.resources().first { $0.path.hasSuffix(".apk") })
        try await serving([site]) { client in
            let answer = try #require(await client.get(package.host, package.path))
            #expect(answer.headers["content-type"] == "application/vnd.android.package-archive")
            #expect(answer.body.starts(with: [0x50, 0x4B, 3, 4]))
            #expect(answer.body.count < 100)
        }
    }

    @Test("an unknown host or path gets 404, a form gets 405, and HEAD has no body")
    func refusals() async throws {
        let site = try site("parcel-fee", .first)
        try await serving([site]) { client in
            #expect(await client.get("nobody.example", "/")?.status == 404)
            #expect(await client.get(site.host, "/else")?.status == 404)
            #expect(await client.get(site.host, site.path, method: "POST")?.status == 405)
            let head = try #require(await client.get(site.host, site.path, method: "HEAD"))
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            #expect(head.headers["content-length"] == String(site.page().utf8.count))
            #expect(await client.get("\(site.host.uppercased()):8480", site.path)?.status == 200)
        }
    }

    @Test("hosts are all names that are served, stops of redirects included")
    func hosts() async throws {
        let site = try site("account-review", .first)
        #expect(SampleServer(sites: [site]).hosts.count == 4)
        #expect(SampleServer(sites: SampleWeb.sites(cast: .first)).hosts.contains(site.host))
    }

    @Test("a port that is taken, and an address outside loopback, are refused")
    func cannotStart() async throws {
        let one = SampleServer(sites: [])
        let port = try await one.start()
        await #expect(throws: SampleServer.StartError.self) { _ = try await SampleServer(sites: [], port: port).start() }
        await #expect(throws: SampleServer.StartError.self) { _ = try await SampleServer(sites: [], address: "0.0.0.0").start() }
        #expect(try await one.start() == port)
        await one.stop()
        #expect(await LoopbackClient(port: port).get("any.example", "/") == nil)
        #expect(try await SampleServer(sites: [], port: port).start() == port)
    }
}
