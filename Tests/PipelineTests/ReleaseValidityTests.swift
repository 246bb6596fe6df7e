import Configuration
import Foundation
import Pipeline
import Testing
import Vocabulary

/// When a release comes though nothing changed, and which serial it has whatever the clock says.
@Suite struct ReleaseValidityTests {
    /// The same installation at another time.
    private func later(_ test: TestInstallation, seconds: Int64) -> Installation {
        let here = test.installation
        return Installation(
            configuration: here.configuration, state: here.state, listsPath: here.listsPath, parserPath: here.parserPath,
            now: Timestamp(seconds: here.now.seconds + seconds))
    }

    private func publish(_ test: TestInstallation, after seconds: Int64) throws -> PublishRun.Outcome {
        try later(test, seconds: seconds).publishRun(store: test.store).run { _ in }
    }

    private func manifest(_ test: TestInstallation) throws -> [String: Any] {
        let data = try Data(contentsOf: URL(filePath: test.installation.state.current + "/manifest.json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test(arguments: [("", 24), ("[publish]\nvalid_hours = 6\n", 6)] as [(String, Int64)])
    func `nothing new comes until half of the time is over, then the same list under a new serial`(
        _ configuration: String, _ hours: Int64
    ) throws {
        let test = try TestInstallation(configuration)
        try test.list(["pay.example"])
        guard case .published(let first, _) = try publish(test, after: 0) else { throw PipelineError(.other, "no release") }
        #expect(
            try manifest(test)["valid_until"] as? String
                == Timestamp(seconds: test.installation.now.seconds + hours * 3600).description)
        guard case .unchanged(first) = try publish(test, after: hours * 1800 - 1) else {
            Issue.record("a release came before its time")
            return
        }
        guard case .published(let second, _) = try publish(test, after: hours * 1800) else {
            Issue.record("no release came though half of the time was over")
            return
        }
        #expect(second > first)
        #expect(try test.published("domains.txt") == ["pay.example"] && test.published("delta.jsonl").isEmpty)
        #expect(try (manifest(test)["previous_sha256"] as? String)?.count == 64)
    }

    @Test func `the serial rises also when the clock goes back forty days`() throws {
        let test = try TestInstallation()
        try test.list(["pay.example"])
        guard case .published(let first, _) = try publish(test, after: 0) else { throw PipelineError(.other, "no release") }
        let back: Int64 = -40 * 86_400
        guard case .unchanged(first) = try publish(test, after: back) else {
            Issue.record("a clock that went back made a release")
            return
        }
        let earlier = later(test, seconds: back)
        var options = PublishRun.Options()
        options.evenIfUnchanged = true
        for step in 1...3 as ClosedRange<UInt32> {
            guard
                case .published(let serial, _) = try earlier.publishRun(store: test.store, options: options).run(observer: { _ in
                })
            else { throw PipelineError(.other, "no release") }
            #expect(serial == first + step)
        }
        // Resolvers compare by RFC 1982: the way back to the time of day is one forward too.
        guard case .published(let healed, _) = try publish(test, after: 86_400) else { throw PipelineError(.other, "no release") }
        #expect(healed > first + 3)
    }
}
