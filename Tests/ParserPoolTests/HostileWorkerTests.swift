import PageRecord
import ParserPool
import Testing

@Suite struct `A worker that misbehaves costs its page` {
    static let scripts: [(what: String, script: String, isSlow: Bool)] = [
        ("ends at once", "exit 0", false),
        ("ends with a signal", "kill -9 $$", false),
        ("speaks before it is asked", "printf 'hello, parent'; sleep 60", false),
        ("sends an empty record", "printf '\\000\\000\\000\\000'; sleep 60", false),
        ("sends a record that is none", "head -c 16 >/dev/null; printf '\\004\\000\\000\\000junk'; sleep 60", false),
        ("promises four gigabytes", "head -c 16 >/dev/null; printf '\\377\\377\\377\\377'; sleep 60", false),
        ("promises more than it sends", "head -c 16 >/dev/null; printf '\\377\\000\\000\\000ZPR1'", false),
        ("floods", "exec cat /dev/zero", false),
        ("floods with what looks like lengths", "while :; do printf '\\001\\001\\001\\000'; done", false),
        ("stalls without reading", "sleep 60", true),
        ("reads and stalls", "exec cat >/dev/null", true),
        ("echoes the question", "exec cat", false),
        ("drips", "head -c 16 >/dev/null; printf '\\377\\000\\000\\000'; while :; do printf 'Z'; sleep 0.05; done", true),
    ]

    @Test(arguments: scripts)
    func `Whatever it does`(what: String, script: String, isSlow: Bool) throws {
        let fake = try FakeWorker(script)
        let pool = WorkerPool(executable: fake.path, limits: PoolLimits(time: .seconds(isSlow ? 1 : 20)))
        defer { pool.close() }
        let page = [UInt8](repeating: 0x61, count: 1_000_000)
        for size in [page.count, 10] {
            let features = try pool.read(Array(page.prefix(size)), contentType: "text/html")
            #expect(features.limitsHit.contains(.readerDied), "\(what)")
            #expect(features.text.isEmpty && features.links.isEmpty)
            #expect(features.bytes == size)
            if isSlow, size == 10 { #expect(features.limitsHit.contains(.time), "\(what)") }
        }
        #expect(pool.losses == 2)
        #expect(pool.workerIdentifier == nil)
    }

    @Test func `A worker that used up its seconds of CPU marks the page as slow`() throws {
        let fake = try FakeWorker("ulimit -St 1; while :; do :; done")
        let pool = WorkerPool(executable: fake.path, limits: PoolLimits(time: .seconds(60)))
        defer { pool.close() }
        #expect(try pool.read([0x61], contentType: nil).limitsHit == [.readerDied, .time])
    }

    @Test func `It has no descriptors but three, and no environment`() throws {
        let fake = try FakeWorker("ls -l /proc/self/fd > $0.out; env >> $0.out; kill -9 $$")
        let before = try FakeWorker("exit 0")
        _ = before
        let pool = WorkerPool(executable: fake.path)
        defer { pool.close() }
        _ = try pool.read([0x61], contentType: nil)
        let listed = fake.output()
        let descriptors = listed.split(separator: "\n").filter { $0.contains(" -> ") }
        // Input, output, errors, and the directory that `ls` itself reads; its output is the file.
        #expect(descriptors.count == 4, "\(listed)")
        #expect(descriptors.contains { $0.contains(" 0 -> socket:") })
        #expect(descriptors.contains { $0.contains(" 2 -> /dev/null") })
        #expect(!listed.contains("HOME=") && !listed.contains("PATH=/"))
    }

    @Test func `A program that is not there is said once, with what to do`() {
        let pool = WorkerPool(executable: "/nonexistent/zhalan-parser")
        let error = #expect(throws: ParserPoolError.self) { try pool.read([], contentType: nil) }
        #expect(error?.label == "reader-not-started")
        #expect(error?.hint != nil)
        #expect(error?.description.contains("/nonexistent/zhalan-parser") == true)
    }
}
