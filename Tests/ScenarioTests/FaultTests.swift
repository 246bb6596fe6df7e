import Foundation
import Pipeline
import ResolverTesting
import Store
import Testing
import Vocabulary

/// The program among real faults: a disk that is full, or read-only, too few open files, a database that is held or damaged, a run
/// that is under way. Each ends with its exit code and a sentence, the release that was there stays whole, and the next healthy run
/// heals.
@Suite(.serialized) struct FaultTests {
    /// What became of a publication on a disk of its own.
    private struct Outcome {
        let status: Int32
        let talk: String
        /// Of `release verify` right after, while the fault lasts.
        let verified: Int32
        /// Of a publication and a look at it once the fault is over.
        let healed: Int32
        let healedTalk: String
        let names: Int
    }

    /// Sizes of the disk: 6 in `make test`, 50 in `make soak`.
    private static let sizes = ProcessInfo.processInfo.environment["ZHALAN_SOAK"] == nil ? 6 : 50
    private static let names = 3_000
    /// KiB that a release of so many names needs beside the state, the room that is kept free included.
    private static let enough = 32_000

    /// A state with a release of `names` names, and one name more that waits to be published.
    private static func prepared() throws -> ZhalanProgram {
        let program = try ZhalanProgram()
        let list = try program.write("bad.txt", (0..<names).map { "bad\($0).example\n" }.joined())
        let added = try program.run([
            "feed", "add", "desk", list, "--licence", "x", "--means", "fraud", "--sync", "--lists", ZhalanProgram.lists,
        ])
        #expect(added.status == 0, "\(added.talk)")
        let first = try program.run(["publish", "--lists", ZhalanProgram.lists])
        #expect(first.status == 0, "\(first.talk)")
        try KillTests.list(["late.example"], in: try StateStore(path: program.state + "/zhalan.sqlite"))
        return program
    }

    /// Copies the state onto a disk of this size, publishes there, looks at what is left, makes the disk larger and publishes again.
    /// - Parameter fault: what is done to the disk before.
    private static func onDisk(of kilobytes: Int, _ program: ZhalanProgram, fault: String = ":") throws -> Outcome {
        let folder = program.directory + "/disk-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let script = """
            set -eu
            zhalan=$1; disk=$2; prepared=$3; lists=$4; out=$5
            mount -t tmpfs -o size=\(kilobytes)k tmpfs "$disk"
            cp -a "$prepared" "$disk/state"
            \(fault)
            set +e
            "$zhalan" publish --quiet --state "$disk/state" --lists "$lists" >/dev/null 2>"$out/talk"; echo $? >"$out/status"
            "$zhalan" release verify --quiet --state "$disk/state" >/dev/null 2>&1; echo $? >"$out/verified"
            mount -o remount,rw,size=400m "$disk"
            "$zhalan" publish --quiet --state "$disk/state" --lists "$lists" >/dev/null 2>"$out/healed-talk"; first=$?
            "$zhalan" release verify --quiet --state "$disk/state" >/dev/null 2>&1; echo $((first * 10 + $?)) >"$out/healed"
            grep -c 'example$' "$disk/state/published/current/domains.txt" >"$out/names"
            ls -A "$disk/state/published" | grep '^\\.' >>"$out/healed-talk"
            exit 0
            """
        let out = program.directory + "/out-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        let (status, output) = try Program("unshare").run(
            ["--mount", "--", "sh", "-c", script, "sh", program.path, folder, program.state, ZhalanProgram.lists, out])
        try #require(status == 0, "\(output): run the tests with scripts/only-loopback")
        func text(_ name: String) throws -> String { try String(contentsOfFile: "\(out)/\(name)", encoding: .utf8) }
        func number(_ name: String) throws -> Int32 {
            try #require(Int32(try text(name).trimmingCharacters(in: .whitespacesAndNewlines)))
        }
        return Outcome(
            status: try number("status"), talk: try text("talk"), verified: try number("verified"), healed: try number("healed"),
            healedTalk: try text("healed-talk"), names: Int(try number("names")))
    }

    private static func expectHealed(_ outcome: Outcome, _ what: String) {
        #expect(outcome.verified == 0, "\(what): the release that was there is not whole: \(outcome.talk)")
        #expect(outcome.healed == 0 && outcome.healedTalk.isEmpty, "\(what): \(outcome.healed) \(outcome.healedTalk)")
        // Both canaries stand in it.
        #expect(outcome.names == names + 3, "\(what)")
    }

    @Test func `a disk that is full at any size fails with a sentence, and the next run heals`() throws {
        let program = try FaultTests.prepared()
        let used = try Program("du").run(["-sk", program.state]).output
        let base = try #require(used.split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) })
        var failed = 0
        for step in 0..<FaultTests.sizes {
            // From hardly any room for the database's own files, most of them small, to enough for a release.
            let part = Double(step) / Double(FaultTests.sizes - 1)
            let kilobytes = base + 16 + Int(Double(FaultTests.enough) * part * part * part)
            let outcome = try FaultTests.onDisk(of: kilobytes, program)
            let what = "\(kilobytes - base) KiB free"
            #expect(outcome.status == 0 || outcome.status == 1, "\(what): \(outcome.status) \(outcome.talk)")
            if outcome.status == 1 {
                failed += 1
                let isSaid = ["disk is full", "No space left", "would not fit", "free space", "space"].contains {
                    outcome.talk.contains($0)
                }
                #expect(isSaid, "\(what): \(outcome.talk)")
            }
            FaultTests.expectHealed(outcome, what)
        }
        #expect(failed > 0 && failed < FaultTests.sizes, "\(failed) of \(FaultTests.sizes) sizes failed")
    }

    @Test func `a disk that can't be written fails with a sentence, and the next run heals`() throws {
        let program = try FaultTests.prepared()
        let outcome = try FaultTests.onDisk(of: 400_000, program, fault: "mount -o remount,ro \"$disk\"")
        #expect(outcome.status == 1 && !outcome.talk.isEmpty, "\(outcome.status) \(outcome.talk)")
        FaultTests.expectHealed(outcome, "read-only")
    }

    @Test(arguments: [3, 8, 10, 32, 63]) func `with too few files to open nothing is begun, and a sentence says so`(_ files: Int)
        throws
    {
        let program = try ZhalanProgram()
        func limited(_ files: Int) throws -> (status: Int32, output: String) {
            try Program("sh").run([
                "-c", "ulimit -n \(files); exec \"$@\"", "sh", program.path, "publish", "--quiet", "--state", program.state,
                "--lists", ZhalanProgram.lists,
            ])
        }
        let refused = try limited(files)
        // With three the program's own libraries can't be opened, which is the loader's sentence to say.
        #expect(refused.status == (files == 3 ? 127 : 1) && !refused.output.isEmpty, "\(refused)")
        #expect(files == 3 || refused.output.contains("may open \(files) files at once, and needs 64"), "\(refused)")
        #expect(!FileManager.default.fileExists(atPath: program.state))
        let enough = try limited(64)
        #expect(enough.status == 0, "\(enough)")
    }

    @Test func `a database that another holds for long ends with a sentence`() throws {
        let program = try FaultTests.prepared()
        let store = try StateStore(path: program.state + "/zhalan.sqlite")
        let lead = try #require(try store.lead(key: "http://late.example/"))
        var report: ZhalanProgram.Result?
        try store.decide(lead: lead.id, actor: "test", now: Timestamp(seconds: 1_795_000_000)) { _ in
            report = try program.run(["report", "http://held.example/", "--source", "desk", "--lists", ZhalanProgram.lists])
            return nil
        }
        let said = try #require(report)
        #expect(said.status == 1 && said.talk.contains("another process kept the database for 20 s"), "\(said.talk)")
        #expect(
            try program.run(["report", "http://held.example/", "--source", "desk", "--lists", ZhalanProgram.lists]).status == 0)
    }

    @Test func `a damaged database publishes nothing, and a backup of it heals`() throws {
        let program = try FaultTests.prepared()
        let database = program.state + "/zhalan.sqlite"
        // A whole copy, without a log beside it.
        #expect(try program.run(["audit", "verify"]).status == 0)
        let whole = try Data(contentsOf: URL(filePath: database))
        for name in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: database + name) {
            try #require((try Data(contentsOf: URL(filePath: database + name))).isEmpty || name == "-shm")
        }
        let before = try String(contentsOfFile: program.state + "/published/CURRENT", encoding: .utf8)
        var rotten = whole
        for page in stride(from: 4096 * 4, to: rotten.count - 4096, by: 4096 * 3) {
            rotten.replaceSubrange(page..<page + 512, with: repeatElement(0xA5, count: 512))
        }
        try rotten.write(to: URL(filePath: database))
        let damaged = try program.run(["publish", "--lists", ZhalanProgram.lists])
        #expect(damaged.status == 1 && damaged.talk.contains("damaged"), "\(damaged.status) \(damaged.talk)")
        #expect(damaged.talk.contains("backup"))
        #expect(try String(contentsOfFile: program.state + "/published/CURRENT", encoding: .utf8) == before)
        #expect(try program.run(["release", "verify"]).status == 0)
        for name in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database + name) }
        try whole.write(to: URL(filePath: database))
        let healed = try program.run(["publish", "--lists", ZhalanProgram.lists])
        #expect(healed.status == 0, "\(healed.talk)")
    }

    @Test(arguments: [
        ("publish", RunLock.Kind.publish), ("classify", .publish), ("crawl", .crawl), ("run", .crawl), ("run", .publish),
    ])
    func `a second run ends at once`(_ command: String, _ kind: RunLock.Kind) throws {
        let program = try ZhalanProgram()
        #expect(try program.run(["publish", "--lists", ZhalanProgram.lists]).status == 0)
        let lock = try RunLock(kind, in: StateDirectory(program.state))
        let second = try program.run([command, "--lists", ZhalanProgram.lists])
        withExtendedLifetime(lock) {}
        #expect(second.status == 75 && second.talk.contains("another run holds the lock"), "\(second.status) \(second.talk)")
    }
}
