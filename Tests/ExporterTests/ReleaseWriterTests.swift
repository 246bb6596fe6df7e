import Exporter
import Foundation
import Testing
import Vocabulary

@Suite struct ReleaseWriterTests {
    @Test func `a release on a real disk passes sha256sum, and current and CURRENT name it`() throws {
        let place = try TemporaryDirectory()
        let published = place.path + "/published"
        let release = try Drafts.writer(DiskFileSystem(), published).publish(Drafts.draft(1000))
        #expect(release.directory == published + "/1000")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: published + "/current") == "1000")
        #expect(try place.text("published/CURRENT") == "1000\n")
        #expect(try place.text("published/current/domains.txt") == "a.example\nb.example\n")
        let tool = Process()
        tool.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        tool.arguments = ["-c", "--strict", "--quiet", "SHA256SUMS"]
        tool.currentDirectoryURL = URL(fileURLWithPath: published + "/1000")
        try tool.run()
        tool.waitUntilExit()
        #expect(tool.terminationStatus == 0)
        #expect(try place.text("published/1000/SHA256SUMS").contains("  manifest.json\n"))
        #expect(try Drafts.archive(DiskFileSystem(), published).verify(ReleaseSerial(1000)).isWhole)
    }

    @Test func `published files can be read by everyone whatever the umask`() throws {
        let place = try TemporaryDirectory()
        let old = umask(0o077)
        defer { umask(old) }
        _ = try Drafts.writer(DiskFileSystem(), place.path + "/published").publish(Drafts.draft(1000))
        func mode(_ name: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: place.path + "/" + name)[.posixPermissions] as? Int
        }
        #expect(try mode("published") == 0o755)
        #expect(try mode("published/1000") == 0o755)
        #expect(try mode("published/1000/hosts.txt") == 0o644)
        #expect(try mode("published/CURRENT") == 0o644)
    }

    @Test func `a file with the same bytes becomes a hard link to the previous release's`() throws {
        let disk = try Drafts.disk()
        _ = try Drafts.writer(disk).publish(Drafts.draft(1000))
        let release = try Drafts.writer(disk).publish(Drafts.draft(2000))
        #expect(release.linked == ["domains.txt", "listings.jsonl"])
        #expect(disk.identity("/state/published/1000/domains.txt") == disk.identity("/state/published/2000/domains.txt"))
        #expect(disk.identity("/state/published/1000/hosts.txt") != disk.identity("/state/published/2000/hosts.txt"))
    }

    @Test func `a previous file that rotted is written anew, not linked`() throws {
        let disk = try Drafts.disk()
        _ = try Drafts.writer(disk).publish(Drafts.draft(1000))
        disk.rot("/state/published/1000/domains.txt")
        let release = try Drafts.writer(disk).publish(Drafts.draft(2000))
        #expect(release.linked == ["listings.jsonl"])
        #expect(try Drafts.archive(disk).verify(ReleaseSerial(2000)).isWhole)
    }

    @Test func `publishing works when the current release's manifest is damaged or its directory is gone`() throws {
        let disk = try Drafts.disk()
        _ = try Drafts.writer(disk).publish(Drafts.draft(1000))
        disk.rot("/state/published/1000/manifest.json")
        // A flipped bit may leave JSON that can be read; a cut one cannot.
        try disk.remove("/state/published/1000/manifest.json")
        let second = try Drafts.writer(disk).publish(Drafts.draft(2000))
        #expect(second.notes.count == 1)
        #expect(second.linked == [])
        for name in try disk.names(in: "/state/published/2000") { try disk.remove("/state/published/2000/" + name) }
        try disk.removeDirectory("/state/published/2000")
        let third = try Drafts.writer(disk).publish(Drafts.draft(3000))
        #expect(third.manifest.previous == ReleaseSerial(2000))
        #expect(try Drafts.archive(disk).verify(ReleaseSerial(3000)).isWhole)
    }

    @Test func `a rollback links to the release it brings back`() throws {
        let disk = try Drafts.disk()
        _ = try Drafts.writer(disk).publish(Drafts.draft(1000))
        _ = try Drafts.writer(disk).publish(Drafts.draft(2000, names: ["c.example"]))
        var draft = Drafts.draft(3000)
        draft.rollbackOf = ReleaseSerial(1000)
        let release = try Drafts.writer(disk).publish(draft)
        #expect(disk.identity("/state/published/1000/domains.txt") == disk.identity("/state/published/3000/domains.txt"))
        #expect(release.manifest.rollbackOf == ReleaseSerial(1000))
        #expect(try Drafts.archive(disk).manifest(of: ReleaseSerial(3000)) == release.manifest)
    }

    @Test
    func `every file is forced to the disk before its directory, the directory before the rename, the rename before the switch`()
        throws
    {
        let disk = try Drafts.disk()
        disk.clearLog()
        _ = try Drafts.writer(disk).publish(Drafts.draft(1000))
        let log = disk.log
        let new = "/state/published/.new-1000-z"
        func index(_ line: String) throws -> Int { try #require(log.firstIndex(of: line), "\(line)") }
        let sealed = try index("sync \(new)")
        for name in ["hosts.txt", "domains.txt", "listings.jsonl", "delta.jsonl", "manifest.json", "SHA256SUMS"] {
            let lastWrite = try #require(log.lastIndex(of: "write \(new)/\(name)") ?? log.lastIndex(of: "create \(new)/\(name)"))
            #expect(try lastWrite < index("sync \(new)/\(name)"))
            #expect(try index("sync \(new)/\(name)") < index("close \(new)/\(name)"))
            #expect(try index("close \(new)/\(name)") < sealed)
        }
        let steps = [
            "sync \(new)", "rename \(new) -> /state/published/1000", "sync /state/published",
            "symlink /state/published/.current-z",
            "rename /state/published/.current-z -> /state/published/current", "sync /state/published",
            "create /state/published/.CURRENT-z", "write /state/published/.CURRENT-z", "sync /state/published/.CURRENT-z",
            "close /state/published/.CURRENT-z", "rename /state/published/.CURRENT-z -> /state/published/CURRENT",
            "sync /state/published",
        ]
        #expect(Array(log[sealed...]) == steps)
    }

    @Test func `a serial that does not rise is refused, also against the archive and a release never switched to`() throws {
        let disk = try Drafts.disk()
        for serial: UInt32 in [1000, 2000] { _ = try Drafts.writer(disk).publish(Drafts.draft(serial)) }
        #expect(throws: ExporterError.serialNotRising(ReleaseSerial(2000), newest: ReleaseSerial(2000))) {
            try Drafts.writer(disk).publish(Drafts.draft(2000))
        }
        try disk.makeDirectory("/state/published/archive")
        try disk.makeDirectory("/state/published/archive/5000")
        #expect(throws: ExporterError.serialNotRising(ReleaseSerial(3000), newest: ReleaseSerial(5000))) {
            try Drafts.writer(disk).publish(Drafts.draft(3000))
        }
    }

    @Test(arguments: ["", ".hidden", "../x", "a/b", "-rf", "manifest.json", "delta.jsonl", "SHA256SUMS", "a b", "a\nb", "名.txt"])
    func `a name that is no plain file name, or ours, is refused`(_ name: String) throws {
        let disk = try Drafts.disk()
        let draft = ReleaseDraft(
            serial: ReleaseSerial(1), generated: Timestamp(seconds: 1), generator: "zhalan 0.1.0",
            files: [Drafts.file(name, "x", [], entries: 0)])
        #expect(throws: ExporterError.fileName(name)) { try Drafts.writer(disk).publish(draft) }
    }

    @Test func `a file name has at most 64 bytes and stands once, and a release has files`() throws {
        let disk = try Drafts.disk()
        func publish(_ names: [String]) throws {
            let draft = ReleaseDraft(
                serial: ReleaseSerial(1), generated: Timestamp(seconds: 1), generator: "zhalan 0.1.0",
                files: names.map { Drafts.file($0, "x", [], entries: 0) })
            _ = try Drafts.writer(disk).publish(draft)
        }
        let longest = String(repeating: "a", count: 64)
        #expect(throws: ExporterError.fileName(longest + "a")) { try publish([longest + "a"]) }
        #expect(throws: ExporterError.fileName("x")) { try publish(["x", "x"]) }
        #expect(throws: ExporterError.noFiles) { try publish([]) }
        try publish([longest])
    }

    struct WriterFault: Error {}

    @Test func `a writer that fails stops the publication and leaves no file open`() throws {
        let disk = try Drafts.disk()
        _ = try Drafts.writer(disk).publish(Drafts.draft(1000))
        let bad = ReleaseFile(name: "bad.txt", format: "hosts") { sink in
            try Array("half".utf8).withUnsafeBytes(sink)
            throw WriterFault()
        }
        let draft = ReleaseDraft(
            serial: ReleaseSerial(2000), generated: Timestamp(seconds: 1), generator: "zhalan 0.1.0", files: [bad])
        let error = #expect(throws: ExporterError.self) { try Drafts.writer(disk).publish(draft) }
        #expect(error?.label == "writer-failed")
        #expect(try disk.names(in: Drafts.directory) == ["1000", "CURRENT", "current"])
        #expect(disk.openFiles == 0)
    }

    @Test func `a writer that swallows a full disk does not end in a short file`() throws {
        let disk = try Drafts.disk()
        _ = try Drafts.writer(disk).publish(Drafts.draft(1000))
        let large = [UInt8](repeating: UInt8(ascii: "x"), count: ReleaseLimits.bufferBytes)
        let deaf = ReleaseFile(name: "large.txt", format: "x") { sink in
            disk.arm(.fault(ENOSPC), at: 1)
            do { try large.withUnsafeBytes(sink) } catch {}
            return ReleaseFileCounts(entries: 1)
        }
        let draft = ReleaseDraft(
            serial: ReleaseSerial(2000), generated: Timestamp(seconds: 1), generator: "zhalan 0.1.0", files: [deaf])
        let error = #expect(throws: ExporterError.self) { try Drafts.writer(disk).publish(draft) }
        #expect(error?.label == "disk-full")
        #expect(error?.hint?.contains("free space") == true)
        #expect(try Drafts.archive(disk).current() == ReleaseSerial(1000))
    }

    /// A disk that is really full: `unshare -m sh -c 'mount -t tmpfs -o size=256k none /mnt && ZHALAN_SMALL_DISK=/mnt swift test …'`.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["ZHALAN_SMALL_DISK"] != nil))
    func `a disk that is really full leaves the old release, and room heals it`() throws {
        let parent = try #require(ProcessInfo.processInfo.environment["ZHALAN_SMALL_DISK"])
        let place = try TemporaryDirectory(inside: parent)
        let published = place.path + "/published"
        let writer = Drafts.writer(DiskFileSystem(), published)
        _ = try writer.publish(Drafts.draft(1000))
        let names = (0..<40_000).map { "n\($0).example" }.sorted()
        let error = #expect(throws: ExporterError.self) { try writer.publish(Drafts.draft(2000, names: names)) }
        #expect(error?.label == "disk-full")
        #expect(try DiskFileSystem().names(in: published) == ["1000", "CURRENT", "current"])
        #expect(try Drafts.archive(DiskFileSystem(), published).verify(ReleaseSerial(1000)).isWhole)
        _ = try writer.publish(Drafts.draft(3000))
        #expect(try Drafts.archive(DiskFileSystem(), published).current() == ReleaseSerial(3000))
    }

    @Test func `files larger than the buffer come out whole`() throws {
        let disk = try Drafts.disk()
        let large = [UInt8](repeating: UInt8(ascii: "x"), count: ReleaseLimits.bufferBytes + 1)
        let file = ReleaseFile(name: "large.txt", format: "x") { sink in
            try large.withUnsafeBytes(sink)
            for _ in 0..<3 { try large.dropLast(2).withUnsafeBytes(sink) }
            try [UInt8(ascii: "\n")].withUnsafeBytes(sink)
            return ReleaseFileCounts(entries: 1)
        }
        let draft = ReleaseDraft(
            serial: ReleaseSerial(1), generated: Timestamp(seconds: 1), generator: "zhalan 0.1.0", files: [file])
        let release = try Drafts.writer(disk).publish(draft)
        #expect(release.manifest.files.first?.bytes == large.count + 3 * (large.count - 2) + 1)
        #expect(try Drafts.archive(disk).verify(release.serial).isWhole)
    }
}
