import Pipeline
import Testing

@Suite struct RunLockTests {
    @Test func `one run of a kind at a time, and the lock goes with its holder`() throws {
        let test = try TestInstallation()
        var held: RunLock? = try RunLock(.publish, in: test.installation.state)
        let error = try #require(throws: PipelineError.self) { try RunLock(.publish, in: test.installation.state) }
        #expect(error.kind == .locked)
        #expect(throws: Never.self) { try RunLock(.crawl, in: test.installation.state) }
        withExtendedLifetime(held) {}
        held = nil
        #expect(throws: Never.self) { try RunLock(.publish, in: test.installation.state) }
    }
}
