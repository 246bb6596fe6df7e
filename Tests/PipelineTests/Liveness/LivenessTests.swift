import DomainNames
import Foundation
import HostileServing
import Pipeline
import Store
import Testing
import Vocabulary

/// Bulk lookups against a real name server on loopback.
@Suite(.serialized) struct LivenessTests {
    private static let start = TestInstallation.now

    private static func configuration(_ server: NameServer) -> String {
        "[crawl]\nresolvers = [\"\(server.address)\"]\nwell_known = [\"known.example\"]\n"
    }

    private struct Asked {
        let states: [String: NameLiveness]
        let lines: [LivenessRun.Line]
        let summary: LivenessRun.Summary
    }

    /// Asks at a moment, in the store of an installation.
    private static func ask(
        _ subject: LivenessRun.Subject, _ server: NameServer, in test: TestInstallation, at now: Timestamp = start
    ) throws -> Asked {
        let then = Installation(
            configuration: test.installation.configuration, state: test.installation.state,
            listsPath: test.installation.listsPath,
            parserPath: "", now: now)
        var lines: [LivenessRun.Line] = []
        let summary = try then.livenessRun(store: test.store).run(subject, observer: { _ in }) { lines.append($0) }
        return Asked(
            states: Dictionary(uniqueKeysWithValues: lines.map { ($0.observation.name, $0.observation.state) }), lines: lines,
            summary: summary)
    }

    private static func later(hours: Int) -> Timestamp { Timestamp(seconds: start.seconds + Int64(hours) * 3_600) }

    @Test func `a name is live, parked, sinkholed, absent or unknown by what the server says`() throws {
        let server = try NameServer()
        let test = try TestInstallation(LivenessTests.configuration(server))
        let names = [
            "a-203-0-113-7.example": NameLiveness.live, "a-91-195-240-12.example": .parked,
            "a-148-81-111-111.example": .sinkholed,
            "zero.example": .sinkholed, "servfail.example": .unknown,
        ]
        #expect(try LivenessTests.ask(.names(names.keys.sorted()), server, in: test).states == names)
    }

    @Test func `dead takes several answers, hours apart, over days, and one sign of life begins anew`() throws {
        let hidden = try NameServer(hiding: ["shop.example", "www.shop.example"])
        let open = try NameServer()
        let test = try TestInstallation(LivenessTests.configuration(hidden))
        func state(_ hours: Int, _ test: TestInstallation, _ server: NameServer) throws -> NameLiveness? {
            try LivenessTests.ask(.names(["shop.example"]), server, in: test, at: LivenessTests.later(hours: hours)).states[
                "shop.example"]
        }
        // A hundred answers of one hour are one answer.
        for _ in 0..<5 { #expect(try state(0, test, hidden) == .absent) }
        #expect(try state(24, test, hidden) == .absent)
        #expect(try state(48, test, hidden) == .absent)
        #expect(try state(71, test, hidden) == .absent)
        #expect(try state(72, test, hidden) == .dead)
        let opened = try TestInstallation(LivenessTests.configuration(open))
        #expect(try state(73, opened, open) == .live)
        try test.store.keep(observations: [
            NameObservation(name: "shop.example", state: .live, since: LivenessTests.start, seenAt: LivenessTests.start)
        ])
        #expect(try state(74, test, hidden) == .absent)
    }

    @Test func `a name with a living name below it is not dead, be it the usual one or a lead's host`() throws {
        let server = try NameServer(hiding: [
            "one.example", "two.example", "www.two.example", "three.example", "www.three.example",
        ])
        let test = try TestInstallation(LivenessTests.configuration(server))
        _ = try test.report("http://pay.two.example/login")
        let asked = try LivenessTests.ask(.names(["one.example", "two.example", "three.example"]), server, in: test)
        #expect(asked.states == ["one.example": .live, "two.example": .live, "three.example": .absent])
        #expect(asked.lines.first { $0.observation.name == "two.example" }?.reason.contains("pay.two.example") == true)
    }

    @Test func `a resolver that knows no well-known name makes no name absent, and one that hides our list is not asked`() throws
    {
        let names = (0..<5).map { "listed\($0).example" }
        let doubtful = try NameServer(hiding: ["known.example", "gone.example", "www.gone.example"])
        let test = try TestInstallation(LivenessTests.configuration(doubtful))
        let asked = try LivenessTests.ask(.names(["gone.example"]), doubtful, in: test)
        #expect(asked.states == ["gone.example": .unknown])
        #expect(!asked.summary.isClean)
        let filtering = try NameServer(hiding: Set(names))
        let listed = try TestInstallation(LivenessTests.configuration(filtering))
        try listed.list(names)
        try listed.store.keep(
            [],
            visits: try names.map { name in
                TestInstallation.visit(
                    of: try #require(try listed.store.lead(key: "http://\(name)/")).id, .live, at: LivenessTests.start)
            })
        #expect(throws: PipelineError.self) { try LivenessTests.ask(.listings, filtering, in: listed) }
    }

    @Test func `every listed name is asked for, and no listing changes`() throws {
        let server = try NameServer(hiding: ["b.example", "www.b.example"])
        let test = try TestInstallation(LivenessTests.configuration(server))
        try test.list(["a.example", "b.example"])
        let asked = try LivenessTests.ask(.listings, server, in: test)
        #expect(asked.states == ["a.example": .live, "b.example": .absent])
        #expect(try test.store.activeListings(at: LivenessTests.start).count == 2)
        #expect(throws: PipelineError.self) { try LivenessTests.ask(.feed("nobody"), server, in: test) }
        #expect(throws: PipelineError.self) { try LivenessTests.ask(.names(["no name"]), server, in: test) }
    }

    @Test func `twenty thousand names in one run leave rows only for those that do not live`() throws {
        let names = (0..<20_000).map { "n\($0).example" }
        let server = try NameServer(hiding: Set((0..<100).flatMap { ["n\($0).example", "www.n\($0).example"] }))
        let test = try TestInstallation(LivenessTests.configuration(server))
        let asked = try LivenessTests.ask(.names(names), server, in: test)
        #expect(asked.summary.byState == [.live: 19_900, .absent: 100])
        #expect(try test.store.observations(of: (0..<200).map { "n\($0).example" }).count == 100)
    }
}
