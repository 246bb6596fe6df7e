import Crawler
import DomainNames
import Glibc
import HostileServing
import Testing
import Vocabulary

@Suite("The fetcher")
struct PageFetcherTests {
    @Test("one host gets at most two requests at once, and all get their outcome")
    func perHost() throws {
        let server = try HostileServer()
        let outcomes = try Crawl(permit: [server.permit])(Array(repeating: server.url("/pause"), count: 12))
        #expect(outcomes.map(\.kind) == Array(repeating: .ok, count: 12))
        #expect(server.mostAtOnce <= 2)
    }

    @Test("all together get at most as many places as are set")
    func inFlight() throws {
        let server = try HostileServer()
        let hosts = Dictionary(uniqueKeysWithValues: (0..<40).map { ("s\($0).example", server.permit) })
        var crawl = try Crawl(permit: [server.permit], hosts: hosts)
        crawl.settings.limits.inFlight = 7
        let outcomes = try crawl(hosts.keys.sorted().map { "http://\($0)/pause" })
        #expect(outcomes.allSatisfy { $0.kind == .ok })
        #expect(server.mostAtOnce <= 7)
        #expect(server.mostAtOnce > 2)
    }

    @Test("slow hosts do not hold up the others")
    func others() throws {
        let server = try HostileServer()
        let slow = try HostileServer("127.0.0.3")
        var crawl = try Crawl(permit: [server.permit, slow.permit])
        crawl.settings.limits.totalSeconds = 2
        crawl.settings.limits.perHostParallel = 4
        var order: [FetchOutcome.Kind] = []
        let addresses = Array(repeating: slow.url("/silence"), count: 4) + Array(repeating: server.url("/ok"), count: 50)
        let requests = try addresses.enumerated().map { FetchRequest(id: $0.offset, address: try WebAddress($0.element)) }
        try PageFetcher(settings: crawl.settings).fetch(requests) { _, outcome in
            order.append(outcome.kind)
            return []
        }
        #expect(order == Array(repeating: .ok, count: 50) + Array(repeating: .timeout, count: 4))
    }

    @Test("stopping hands back what was not finished")
    func stop() throws {
        let server = try HostileServer()
        let crawl = try Crawl(permit: [server.permit])
        let requests = try (0..<30).map { FetchRequest(id: $0, address: try WebAddress(server.url("/pause"))) }
        var done: Set<Int> = []
        let left = try PageFetcher(settings: crawl.settings).fetch(requests, shouldStop: { done.count >= 3 }) { request, _ in
            done.insert(request.id)
            return []
        }
        #expect(done.count < 30)
        #expect(done.union(left.map(\.id)).count == 30)
    }

    @Test("only GET leaves, without cookies, credentials or proxies from the environment")
    func onlyGET() throws {
        setenv("http_proxy", "http://127.0.0.9:80", 1)
        defer { unsetenv("http_proxy") }
        let server = try HostileServer()
        let paths = ["/cookies", "/cookies", "/to/\(HostileConnection.hex("/chain/2"))", "/gzip", "/missing", "/loop"]
        _ = try Crawl(permit: [server.permit])(paths.map { server.url($0) })
        #expect(server.requests.count > 8)
        for head in server.requests {
            #expect(head.hasPrefix("GET /"))
            for name in ["cookie", "authorization", "proxy-", "content-length", "transfer-encoding", "expect"] {
                #expect(!head.lowercased().contains("\r\n\(name)"), "\(head)")
            }
        }
    }

    @Test("each profile sends its own agent, and a referrer does not go from https to http")
    func agents() throws {
        let server = try HostileServer()
        let crawl = try Crawl(permit: [server.permit])
        let address = try WebAddress(server.url("/agent"))
        let requests = try AgentProfile.allCases.enumerated().map { index, agent in
            FetchRequest(
                id: index, address: address, agent: agent,
                referrer: try WebAddress(index == 0 ? "https://secret.example/a" : "http://open.example/b"))
        }
        try PageFetcher(settings: crawl.settings).fetch(requests) { request, outcome in
            let head = String(decoding: outcome.body, as: UTF8.self)
            #expect(head.contains("User-Agent: \(crawl.settings.agents[request.agent])\r\n"))
            #expect(!head.contains("secret.example"))
            #expect(head.contains("open.example") == (request.id > 0))
            return []
        }
    }

    @Test("a fetcher can be used again")
    func again() throws {
        let server = try HostileServer()
        let fetcher = try PageFetcher(settings: try Crawl(permit: [server.permit]).settings)
        for round in 0..<3 {
            var kinds: [FetchOutcome.Kind] = []
            try fetcher.fetch([FetchRequest(id: round, address: try WebAddress(server.url("/ok")))]) { _, outcome in
                kinds.append(outcome.kind)
                return []
            }
            #expect(kinds == [.ok])
        }
    }
}
