import Configuration
import Foundation
import Pipeline
import Testing
import Vocabulary

/// Releases that are signed with a key of minisign's own making, and verified by it (scripts/install-test-deps).
@Suite struct SignedReleaseTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "zhalan-signed-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        #expect(try minisign("-G", "-W", "-p", path("zhalan.pub"), "-s", path("zhalan.key")) == 0)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func minisign(_ arguments: String...) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/minisign")
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test func `a release is signed, minisign and we verify it, and a changed checksum is told`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let test = try TestInstallation("[publish]\nsigning_key = \"\(path("zhalan.key"))\"\n")
        try test.list(["pay.example"])
        _ = try test.publish()
        let sums = test.installation.state.current + "/SHA256SUMS"
        #expect(try minisign("-V", "-p", path("zhalan.pub"), "-m", sums) == 0)
        let desk = ReleaseDesk(installation: test.installation)
        for key in [nil, path("zhalan.pub")] {
            let verified = try desk.verify(nil, publicKey: key)
            #expect(verified.damages.isEmpty && verified.isSignatureChecked)
        }
        // Who wants to forge a release changes a file, and its checksum with it.
        let text = try String(contentsOfFile: sums, encoding: .utf8)
        try text.replacing("  urls.txt", with: "  urls.text").write(toFile: sums, atomically: true, encoding: .utf8)
        #expect(try minisign("-V", "-p", path("zhalan.pub"), "-m", sums) != 0)
        #expect(try desk.verify(nil).damages.contains("SHA256SUMS.minisig is no signature of these checksums"))
        // The next run does not leave it so.
        guard case .published = try test.publish() else { throw PipelineError(.other, "the forged release stayed") }
        #expect(try desk.verify(nil).damages.isEmpty)
    }

    @Test func `another installation takes a signed release by its key, and nothing that another key signed`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let upstream = try TestInstallation("[publish]\nsigning_key = \"\(path("zhalan.key"))\"\n")
        try upstream.list(["one.example", "two.example"])
        _ = try upstream.publish()
        let key = try String(contentsOfFile: path("zhalan.pub"), encoding: .utf8).split(separator: "\n")[1]
        #expect(try minisign("-G", "-W", "-f", "-p", path("other.pub"), "-s", path("other.key")) == 0)
        let otherKey = try String(contentsOfFile: path("other.pub"), encoding: .utf8).split(separator: "\n")[1]
        let here = try FeedSubscriber(nil)
        try here.add("partner", upstream.installation.state.current) {
            $0.format = "release"
            $0.publicKey = String(key)
        }
        #expect(try here.sync().outcome == .updated)
        try here.publish()
        #expect(try here.published() == ["one.example", "two.example"])
        let origin = "zhalan:" + (try upstream.store.origin())
        #expect(try here.test.published("listings.jsonl").allSatisfy { $0.contains("\"feed:partner\",\"\(origin)\"") })

        let stranger = try FeedSubscriber(nil)
        try stranger.add("partner", upstream.installation.state.current) {
            $0.format = "release"
            $0.publicKey = String(otherKey)
        }
        let refused = try stranger.sync()
        #expect(refused.outcome == .refused && refused.reason.contains("another key"))
        // Who forges the checksums has no signature of them; what was taken before stays.
        let sums = upstream.installation.state.current + "/SHA256SUMS"
        let text = try String(contentsOfFile: sums, encoding: .utf8)
        try text.replacing("  urls.txt", with: "  urls.text").write(toFile: sums, atomically: true, encoding: .utf8)
        let forged = try here.sync()
        #expect(forged.outcome == .refused && forged.reason.contains("not what was signed"))
        #expect(forged.entries == 2)
    }

    @Test func `a key that comes later signs at once, and without a key nothing is signed`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let test = try TestInstallation()
        try test.list(["pay.example"])
        _ = try test.publish()
        #expect(!FileManager.default.fileExists(atPath: test.installation.state.current + "/SHA256SUMS.minisig"))
        let unchecked = try ReleaseDesk(installation: test.installation).verify(nil)
        #expect(unchecked.damages.isEmpty && !unchecked.isSignatureChecked)
        let unsigned = try ReleaseDesk(installation: test.installation).verify(nil, publicKey: path("zhalan.pub"))
        #expect(unsigned.damages == ["SHA256SUMS.minisig is missing: the release is not signed"])
        let here = test.installation
        let signing = Installation(
            configuration: try ResolvedConfiguration(
                text: "[publish]\nsigning_key = \"\(path("zhalan.key"))\"\n", named: "test.toml"),
            state: here.state, listsPath: here.listsPath, parserPath: here.parserPath, now: here.now)
        guard case .published = try signing.publishRun(store: test.store).run(observer: { _ in }) else {
            throw PipelineError(.other, "the release without a signature stayed")
        }
        #expect(try ReleaseDesk(installation: signing).verify(nil).damages.isEmpty)
    }

    @Test func `the audit log's head is signed once a day, and a chain without it is told`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let test = try TestInstallation("[publish]\nsigning_key = \"\(path("zhalan.key"))\"\n")
        #expect(try test.installation.signedAuditHead() == nil)
        try test.list(["pay.example"])
        _ = try test.publish()
        let heads = test.installation.state.root + "/audit.heads"
        let name = "\(TestInstallation.now.description.prefix(10)).json"
        #expect(try FileManager.default.contentsOfDirectory(atPath: heads).sorted() == [name, name + ".minisig"])
        #expect(try minisign("-V", "-p", path("zhalan.pub"), "-m", heads + "/" + name) == 0)
        let head = try #require(try test.installation.signedAuditHead())
        #expect(try test.installation.signedAuditHead(publicKey: path("zhalan.pub")) == head)
        try test.list(["loan.example"])
        _ = try test.publish()
        #expect(try test.installation.signedAuditHead() == head)
        #expect(try test.store.checkAudit(knownHead: head).fault == nil)
        // Another store's chain, however whole, does not hold it.
        let other = try TestInstallation()
        try other.list(["pay.example"])
        #expect(try other.store.checkAudit(knownHead: head).fault != nil)
        let text = try String(contentsOfFile: heads + "/" + name, encoding: .utf8)
        try text.replacing(head, with: String(repeating: "0", count: 64)).write(
            toFile: heads + "/" + name, atomically: true, encoding: .utf8)
        #expect(throws: PipelineError.self) { try test.installation.signedAuditHead() }
    }

    @Test func `a key that nothing can be signed with stops the publication and says why`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        func stop(_ key: String) throws -> PipelineError? {
            let test = try TestInstallation("[publish]\nsigning_key = \"\(key)\"\n")
            let error = #expect(throws: PipelineError.self) { try test.publish() }
            #expect(!FileManager.default.fileExists(atPath: test.installation.state.current))
            return error
        }
        let missing = try stop(path("none"))
        #expect(missing?.kind == .configuration && missing?.description.contains("No such file") == true)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("zhalan.pub"))
        #expect(try stop(path("zhalan.pub"))?.description.contains("no minisign secret key") == true)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path("zhalan.key"))
        #expect(try stop(path("zhalan.key"))?.description.contains("everybody may read the secret key") == true)
    }
}
