import Exporter
import Foundation
import Testing
import Vocabulary

@Suite struct InstalledCheckersTests {
    private static let goodZone = """
        @ 300 IN SOA localhost. root.localhost. 1 300 60 604800 60
        @ IN NS localhost.
        bad.example CNAME .

        """

    private func file(_ place: TemporaryDirectory, _ name: String, _ format: String, _ text: String) throws -> CheckedFile {
        CheckedFile(
            name: name, format: format, path: try place.write(name, text), serial: ReleaseSerial(1), counts: ReleaseFileCounts())
    }

    /// The check of one program, from a directory of the test's.
    private func check(_ place: TemporaryDirectory, _ name: String, _ script: String, limit: Duration = .seconds(60)) throws
        -> any ReleaseCheck
    {
        try place.program(name, script)
        return try #require(
            InstalledCheckers.found(origin: "rpz.zhalan", path: place.path, limit: limit).first { $0.name == name })
    }

    private func complaint(_ check: any ReleaseCheck, _ file: CheckedFile) -> String? {
        do {
            _ = try check.check(file)
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test func `each program is called with its own words on its own format only`() throws {
        let place = try TemporaryDirectory()
        let calls = [
            ("named-checkzone", "rpz", "-i local rpz.zhalan F"), ("kzonecheck", "rpz", "-o rpz.zhalan F"),
            ("nsd-checkzone", "rpz", "rpz.zhalan F"), ("unbound-checkconf", "unbound", "F"),
            ("dnsmasq", "dnsmasq", "--test --conf-file=F"),
        ]
        for (name, format, words) in calls {
            let check = try check(place, name, "echo \"$*\"; exit 9")
            let target = try file(place, "F", format, "")
            #expect(complaint(check, target) == "\(name) refuses F: exit 9: \(words)")
            #expect(try check.check(try file(place, "F", "hosts", "")) == false)
        }
    }

    @Test func `a program that is just being written is tried again`() throws {
        let place = try TemporaryDirectory()
        let check = try check(place, "dnsmasq", "exit 0")
        let target = try file(place, "F", "dnsmasq", "")
        // Open for writing: the kernel says "text file busy" to whoever starts it.
        let writer = try #require(FileHandle(forWritingAtPath: "\(place.path)/dnsmasq"))
        Thread.detachNewThread {
            usleep(200_000)
            try? writer.close()
        }
        #expect(complaint(check, target) == nil)
    }

    @Test func `a checker that does not end is ended with all it started`() throws {
        let place = try TemporaryDirectory()
        let check = try check(place, "dnsmasq", "sleep 600 & echo $! > \(place.path)/child; sleep 600", limit: .seconds(3))
        let said = try #require(complaint(check, try file(place, "x.conf", "dnsmasq", "")))
        #expect(said.contains("no answer within"))
        let child = try #require(pid_t(try place.text("child").trimmingCharacters(in: .newlines)))
        // The signal is sent when the check returns; the kernel delivers it in its own time, and init collects in its.
        func lives() -> Bool {
            guard kill(child, 0) == 0, let status = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8) else {
                return false
            }
            return !status.contains(") Z ")
        }
        for _ in 0..<1_000 where lives() { usleep(10_000) }
        #expect(!lives())
    }

    @Test func `what a checker leaves running does not hold the release`() throws {
        let place = try TemporaryDirectory()
        let check = try check(place, "dnsmasq", "sleep 600 & exit 0")
        #expect(complaint(check, try file(place, "x.conf", "dnsmasq", "")) == nil)
    }

    @Test func `a checker that shouts is heard up to a limit and cannot write to the terminal`() throws {
        let place = try TemporaryDirectory()
        let check = try check(place, "dnsmasq", "printf 'line 7\\033[2J\\nand more'; yes x | head -c 1000000; exit 1")
        let said = try #require(complaint(check, try file(place, "x.conf", "dnsmasq", "")))
        #expect(said.hasPrefix("dnsmasq refuses x.conf: exit 1: line 7\\u{1b}[2J | and more"))
        #expect(said.unicodeScalars.count < ReleaseLimits.messageScalars + 50)
    }

    @Test func `no descriptor and no input passes to a checker`() throws {
        let place = try TemporaryDirectory()
        let secret = open("/etc/hostname", O_RDONLY)
        defer { close(secret) }
        let check = try check(place, "dnsmasq", "cat; ls /proc/self/fd | tr '\\n' ' '; exit 1")
        let said = try #require(complaint(check, try file(place, "x.conf", "dnsmasq", "")))
        // 3 is ls's own, on /proc/self/fd.
        #expect(said == "dnsmasq refuses x.conf: exit 1: 0 1 2 3 ")
    }

    @Test func `a checker that dies refuses`() throws {
        let place = try TemporaryDirectory()
        let check = try check(place, "dnsmasq", "kill -SEGV $$")
        #expect(try #require(complaint(check, try file(place, "x.conf", "dnsmasq", ""))).contains("ended by signal 11"))
    }

    @Test func `the manifest says which checks ran on what, and a refusal switches nothing`() throws {
        let place = try TemporaryDirectory()
        let published = place.path + "/published"
        let writer = Drafts.writer(DiskFileSystem(), published)
        try place.program("dnsmasq", "grep -q broken \"${2#--conf-file=}\" && { echo bad option at line 1; exit 1; }; exit 0")
        let checks = InstalledCheckers.found(origin: "rpz.zhalan", path: place.path).filter { $0.name == "dnsmasq" }
        func draft(_ serial: UInt32, _ text: String) -> ReleaseDraft {
            ReleaseDraft(
                serial: ReleaseSerial(serial), generated: Timestamp(seconds: 1), generator: "zhalan 0.1.0",
                files: [Drafts.file("dnsmasq.conf", "dnsmasq", [text], entries: 1)])
        }
        let release = try writer.publish(draft(1000, "local=/a.example/"), checks: checks)
        #expect(release.manifest.checks == [Manifest.Check(name: "dnsmasq", files: ["dnsmasq.conf"])])
        #expect(
            throws: ExporterError.checkFailed(file: "dnsmasq.conf", tool: "dnsmasq", message: "exit 1: bad option at line 1")
        ) { try writer.publish(draft(2000, "broken"), checks: checks) }
        #expect(try DiskFileSystem().names(in: published) == ["1000", "CURRENT", "current"])
        #expect(try Drafts.archive(DiskFileSystem(), published).current() == ReleaseSerial(1000))
    }

    /// The real programs, as far as this machine has them.
    @Test(arguments: [
        ("rpz", "rpz.zone", goodZone, goodZone + "bad.example CNAME rpz-passthru.\nx y z\n"),
        (
            "unbound", "unbound.conf", "server:\nlocal-zone: \"bad.example.\" always_nxdomain\n",
            "server:\nlocal-zone: \"bad.example.\" no_such_type\n"
        ),
        ("dnsmasq", "dnsmasq.conf", "local=/bad.example/\n", "local=/bad.example/\nno such option\n"),
    ])
    func `the installed programs take a good file and refuse a broken one`(
        _ format: String, _ name: String, _ good: String, _ broken: String
    ) throws {
        let place = try TemporaryDirectory()
        for check in InstalledCheckers.found(origin: "rpz.zhalan", path: "/usr/sbin:/usr/bin") {
            let target = try file(place, name, format, good)
            guard try check.check(target) else { continue }
            #expect(complaint(check, try file(place, name, format, broken)) != nil, "\(check.name)")
        }
    }
}
