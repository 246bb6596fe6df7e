import Foundation
import HostileServing
import Store
import Testing
import Vocabulary

/// A crawl that is killed or asked to stop: what was told is kept, and nothing that was told is fetched again.
@Suite(.serialized) struct CrawlInterruptionTests {
    private static let links = 120

    /// A program whose state holds a report of each link, and a server for all of them; every third link stalls if asked.
    private static func prepare(stalling: Bool) throws -> (ZhalanProgram, HostileServer, config: String) {
        let server = try HostileServer("127.0.0.2") { connection, target, _ in
            let number = Int(target.drop { !$0.isNumber }) ?? 0
            if stalling, number % 3 == 0 {
                sleep(30)
            } else {
                usleep(60_000)
                connection.body("<title>Page \(number)</title><form><input name=q></form>".utf8, "Content-Type: text/html")
            }
        }
        let program = try ZhalanProgram()
        let hosts = (0..<links).map { "\"h\($0).example\" = \"\(server.permit)\"" }.joined(separator: ", ")
        let config = try program.write(
            "zhalan.toml",
            "[crawl]\ntest_permit = [\"\(server.permit)\"]\ntest_hosts = { \(hosts) }\nin_flight = \(stalling ? 400 : 3)\n")
        let reports = try program.write("links.txt", (0..<links).map { "http://h\($0).example/p\($0)" }.joined(separator: "\n"))
        let taken = try program.run(["report", "--from", reports, "--source", "desk"])
        #expect(taken.status == 0, "\(taken.talk)")
        return (program, server, config)
    }

    /// Starts a crawl that writes its lines into a file.
    private static func start(_ program: ZhalanProgram, _ config: String, output: String) throws -> Process {
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        guard let file = FileHandle(forWritingAtPath: output) else { throw CocoaError(.fileWriteUnknown) }
        return try program.start(
            ["crawl", "--json", "--quiet", "--config", config, "--state", program.state, "--lists", ZhalanProgram.lists],
            output: file, talk: .nullDevice)
    }

    /// The links that the crawl told of, in whole lines.
    private static func told(_ output: String) throws -> Set<String> {
        let text = try String(contentsOfFile: output, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return Set(
            lines.compactMap { line in
                let object = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
                return object?["url"] as? String
            })
    }

    private static func wait(until condition: () throws -> Bool) throws {
        for _ in 0..<600 where try !condition() { usleep(100_000) }
        #expect(try condition())
    }

    private static func path(_ request: String) -> String {
        request.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    }

    @Test func `a killed crawl loses no report and repeats no fetch that it told of`() throws {
        let (program, server, config) = try CrawlInterruptionTests.prepare(stalling: false)
        let output = program.directory + "/crawled"
        let process = try CrawlInterruptionTests.start(program, config, output: output)
        try CrawlInterruptionTests.wait { try CrawlInterruptionTests.told(output).count >= 15 }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let told = try CrawlInterruptionTests.told(output)
        let before = server.requests.count
        #expect(told.count < CrawlInterruptionTests.links)

        let rest = try program.run(["crawl", "--json", "--quiet", "--config", config])
        #expect(rest.status == 0, "\(rest.talk)")
        let again = Set(server.requests.dropFirst(before).map(CrawlInterruptionTests.path))
        #expect(told.allSatisfy { !again.contains(URL(string: $0)?.path ?? "") })
        #expect(Set(rest.objects.compactMap { $0["url"] as? String }).union(told).count == CrawlInterruptionTests.links)
        let store = try StateStore(path: program.state + "/zhalan.sqlite")
        #expect(try store.leadsToCrawl(at: Timestamp(seconds: 1), perHost: 20, limit: 1_000).isEmpty)
    }

    @Test func `a crawl that is asked to stop ends within ten seconds, and what was seen by then is kept`() throws {
        let (program, server, config) = try CrawlInterruptionTests.prepare(stalling: true)
        defer { withExtendedLifetime(server) {} }
        let output = program.directory + "/crawled"
        let process = try CrawlInterruptionTests.start(program, config, output: output)
        try CrawlInterruptionTests.wait { try CrawlInterruptionTests.told(output).count >= CrawlInterruptionTests.links * 2 / 3 }
        let asked = ContinuousClock.now
        process.terminate()
        process.waitUntilExit()
        #expect(asked.duration(to: .now) < .seconds(10))
        #expect(process.terminationStatus == 0)
        let told = try CrawlInterruptionTests.told(output)
        let store = try StateStore(path: program.state + "/zhalan.sqlite")
        let due = try store.leadsToCrawl(at: Timestamp(seconds: 1), perHost: 20, limit: 1_000)
        #expect(due.count == CrawlInterruptionTests.links - told.count)
        #expect(due.allSatisfy { !told.contains($0.key) })
    }

    @Test func `what is reported during a crawl is fetched by it at once, and said to whoever publishes`() throws {
        let (program, server, config) = try CrawlInterruptionTests.prepare(stalling: true)
        defer { withExtendedLifetime(server) {} }
        let (crawlDue, publishDue) = (program.state + "/due.crawl", program.state + "/due.publish")
        #expect(FileManager.default.fileExists(atPath: crawlDue))
        let output = program.directory + "/crawled"
        let process = try CrawlInterruptionTests.start(program, config, output: output)
        defer { process.terminate() }
        try CrawlInterruptionTests.wait { try CrawlInterruptionTests.told(output).count >= CrawlInterruptionTests.links * 2 / 3 }
        // All that is left stalls for half a minute, and would hold up a second crawl as it does this one.
        #expect(!FileManager.default.fileExists(atPath: crawlDue))
        try? FileManager.default.removeItem(atPath: publishDue)
        let late = "http://h1.example/late1"
        #expect(try program.run(["report", late, "--source", "desk"]).status == 0)
        try CrawlInterruptionTests.wait { try CrawlInterruptionTests.told(output).contains(late) }
        try CrawlInterruptionTests.wait { FileManager.default.fileExists(atPath: publishDue) }
        #expect(process.isRunning && !FileManager.default.fileExists(atPath: crawlDue))
        // One more link that stalls before each step: the crawl outlasts it, however busy the machine is.
        func prolong(_ number: Int) throws {
            let stalling = "http://h\(number).example/late3"
            #expect(try program.run(["report", stalling, "--source", "desk"]).status == 0)
            try CrawlInterruptionTests.wait { !FileManager.default.fileExists(atPath: crawlDue) }
        }
        // A verdict waits for no crawl either.
        try prolong(4)
        let judged = try program.run(["classify", "--json", "--config", config, "--lists", ZhalanProgram.lists])
        #expect(judged.status == 0, "\(judged.talk)")
        #expect(judged.objects.contains { $0["url"] as? String == late }, "\(judged.output)")
        #expect(process.isRunning && !FileManager.default.fileExists(atPath: publishDue))
        // Nor does what people decide, nor a release.
        try prolong(7)
        #expect(try program.run(["publish", "--config", config, "--lists", ZhalanProgram.lists]).status == 0)
        #expect(process.isRunning)
        try prolong(10)
        let allowed = try program.run(["allow", "add", "shop.example", "--reason", "ours", "--lists", ZhalanProgram.lists])
        #expect(allowed.status == 0 && process.isRunning, "\(allowed.talk)")
    }

    @Test func `what is reported during a long crawl comes in between, and each link is told as it was reported`() throws {
        let (program, server, config) = try CrawlInterruptionTests.prepare(stalling: false)
        defer { withExtendedLifetime(server) {} }
        let output = program.directory + "/crawled"
        let process = try CrawlInterruptionTests.start(program, config, output: output)
        defer { process.terminate() }
        try CrawlInterruptionTests.wait { try CrawlInterruptionTests.told(output).count >= 15 }
        let late = (1...5).map { "http://h\($0).example/late\($0)" }
        for link in late { #expect(try program.run(["report", link, "--source", "desk"]).status == 0) }
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let first = (0..<CrawlInterruptionTests.links).map { "http://h\($0).example/p\($0)" }
        #expect(try CrawlInterruptionTests.told(output) == Set(first + late))
    }
}
