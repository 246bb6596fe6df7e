import DomainNames
import Foundation
import Glibc
import ListFormats
import Probing
import ResolverTesting
import Testing
import Vocabulary

/// Asks real resolvers that serve one release, and servers that answer badly.
@Suite(.serialized) struct ResolverProbeTests {
    private static let patience = Duration.seconds(15)

    /// A file of a release of one name.
    private func release(_ serial: UInt32, _ setup: ResolverSetup, in folder: URL) throws -> URL {
        let format = try #require(ListFormatName.allCases.first { $0.fileName == setup.fileName })
        let header = ListHeader(
            title: "t", serial: serial, generated: nil, firstCanary: Canary.first(serial: serial),
            lastCanary: Canary.last(serial: serial))
        var bytes: [UInt8] = []
        let list = Blocklist(names: [Blocklist.Name(DomainName(trusted: "evil.example"), .subtree)])
        _ = try ListWriter(format: format, header: header).write(list) { bytes += $0 }
        let file = folder.appending(path: setup.fileName)
        try Data(bytes).write(to: file)
        return file
    }

    private func probe(_ port: UInt16, seconds: Double = 2) throws -> ResolverProbe {
        ResolverProbe(try #require(ResolverAddress("127.0.0.1:\(port)")), limit: .seconds(seconds))
    }

    @Test(arguments: [ResolverSetup.unboundRPZ, .bindRPZ, .unboundZones, .dnsmasqConf, .dnsmasqHosts, .knotRPZ, .powerdnsRPZ])
    func `a real resolver is current, behind or unfiltered by the serial that it serves`(_ setup: ResolverSetup) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "zhalan-probe-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let upstream = try UpstreamServer()
        defer { upstream.stop() }
        let resolver = try RunningResolver(
            setup, file: try release(2_000, setup, in: folder), upstream: upstream, origin: "rpz.zhalan")
        defer { resolver.stop() }
        let probe = try probe(resolver.port)
        func finding(_ serials: [UInt32], added: [String] = [], removed: [String] = []) -> ProbeFinding {
            let plan = ProbePlan(
                serials: serials, added: added.map { DomainName(trusted: $0) }, removed: removed.map { DomainName(trusted: $0) })
            return plan.finding(probe.answers(to: plan.names))
        }
        // Resolvers answer before the list is in force.
        let deadline = ContinuousClock.now + ResolverProbeTests.patience
        while finding([2_000]).state != .current, ContinuousClock.now < deadline { usleep(50_000) }
        let current = finding([1_000, 2_000], added: ["evil.example"], removed: ["good.example"])
        #expect(current.state == .current && current.serial == 2_000, "\(current) \(resolver.log)")
        let lagging = finding([1_000, 2_000, 3_000, 4_000])
        #expect(lagging.state == .lagging && lagging.serial == 2_000 && lagging.behind == 2)
        #expect(finding([1_000, 3_000]).state == .unfiltered)
        let incomplete = finding([2_000], added: ["good.example"])
        #expect(incomplete.state == .incomplete && incomplete.open.map(\.text) == ["good.example"])
    }

    @Test func `a hundred and more names are asked in bursts and all are answered`() throws {
        let upstream = try UpstreamServer()
        defer { upstream.stop() }
        let names = (1...200).map { DomainName(trusted: "n\($0).example") }
        let answers = try probe(upstream.port, seconds: 10).answers(to: names + names)
        #expect(
            answers.count == 200 && answers.values.allSatisfy { $0 == .addresses([IPAddress("192.0.2.10")].compactMap(\.self)) })
    }

    @Test func `a port that nobody serves ends as no answer`() throws {
        let free = try #require(LoopbackSocket(port: 0))
        let port = free.port
        free.close()
        #expect(try probe(port, seconds: 0.2).answers(to: [DomainName(trusted: "a.example")]).isEmpty)
    }

    /// Answers each question with a message that a test makes from it.
    private func answering(
        _ names: [String], seconds: Double = 0.5, _ answer: @escaping @Sendable ([UInt8]) -> [UInt8]?
    ) throws -> [ProbeAnswer] {
        try replying(names, seconds: seconds, answer).map { $0?.answer ?? .none }
    }

    private func replying(
        _ names: [String], seconds: Double = 0.5, _ answer: @escaping @Sendable ([UInt8]) -> [UInt8]?
    ) throws -> [ProbeReply?] {
        let server = try #require(LoopbackSocket(port: 0))
        let total = names.count * 2
        let thread = Thread {
            for _ in 0..<total {
                guard let (question, sender) = server.receive(milliseconds: 400) else { break }
                if let bytes = answer(question) { server.send(bytes, to: sender) }
            }
            server.close()
        }
        thread.start()
        let asked = names.map { DomainName(trusted: $0) }
        let replies = try probe(server.port, seconds: seconds).replies(to: asked)
        return asked.map { replies[$0] }
    }

    @Test func `codes are told, and NXDOMAIN apart from them`() throws {
        for (code, expected) in [(3, ProbeAnswer.noName), (0, .noData), (2, .code(2)), (5, .code(5))] as [(UInt8, ProbeAnswer)] {
            let answers = try answering(["a.example"]) { question in
                var bytes = question
                bytes[2] |= 0x80
                bytes[3] = code
                return bytes
            }
            #expect(answers == [expected])
        }
    }

    @Test(
        "what is no answer to the question is not believed",
        arguments: ["question", "short", "empty", "another name", "another number", "no question"])
    func disbelieved(what: String) throws {
        let answers = try answering(["a.example"]) { question in
            var bytes = question
            bytes[2] |= 0x80
            bytes[3] = 3
            switch what {
            case "question": bytes[2] &= 0x7F
            case "short": return Array(bytes.prefix(11))
            case "empty": return []
            case "another name": bytes[13] = UInt8(ascii: "b")
            case "another number": bytes[0] ^= 0xFF
            default: bytes[5] = 0
            }
            return bytes
        }
        #expect(answers == [.none])
    }

    @Test func `a broken answer is read as far as it goes`() throws {
        let record: [UInt8] = [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 10]
        for cut in 0..<record.count {
            let answers = try answering(["a.example"]) { question in
                var bytes = question
                bytes[2] |= 0x80
                bytes[3] = 0
                bytes[7] = 200
                return bytes + record.prefix(cut)
            }
            #expect(answers == [.noData])
        }
    }

    @Test func `a name that is hidden and one that does not exist differ in shape, wherever the answer ends`() throws {
        let authority: [UInt8] = [0, 0, 6, 0, 1]
        func reply(_ authority: ArraySlice<UInt8>, count: UInt8) throws -> ProbeReply {
            let replies = try replying(["a.example"]) { question in
                var bytes = question
                bytes[2] |= 0x80
                bytes[3] = 3
                bytes[9] = count
                return bytes + authority
            }
            return try #require(replies[0])
        }
        let hidden = try reply([], count: 0)
        let missing = try reply(authority[...], count: 1)
        #expect(hidden.answer == .noName && missing.answer == .noName && hidden != missing)
        for end in authority.indices { #expect(try reply(authority[..<end], count: 1) != hidden) }
    }
}
