import Glibc
import PageRecord
import ParserPool
import Testing

/// How long a worker lives is its parent's to say, and nobody outlives the parent.
@Suite struct WorkerLifeTests {
    private let page = Array("<title>a</title>".utf8)

    /// A worker that answers each page of `page`'s size with a record that is whole, and hears no signal that can be unheard.
    private func answering(_ title: String) throws -> FakeWorker {
        var features = PageFeatures()
        features.title = title
        let answer = octal(RecordEncoder.encode(features))
        return try FakeWorker(
            """
            trap '' HUP INT TERM PIPE
            while head -c \(ReaderRequest.headerBytes + page.count) >/dev/null; do printf '\(answer)'; done
            while :; do sleep 1; done
            """)
    }

    /// A record with its length before it, as `printf` of the shell takes it.
    private func octal(_ record: [UInt8]) -> String {
        (ReaderRequest.bytes(record.count) + record).map { "\\" + String(Int($0) + 0o1000, radix: 8).dropFirst() }.joined()
    }

    /// Whether the process ends: a zombie has ended. It gets its signal at once, and the kernel some time to see to it.
    private func ends(_ process: Int32) -> Bool {
        for _ in 0..<2_000 {
            let status = TextFile.read("/proc/\(process)/stat")
            let state = status.split(separator: ")").last?.first { $0 != " " }
            if status.isEmpty || state == "Z" || state == "X" { return true }
            usleep(5_000)
        }
        return false
    }

    @Test func `a worker is replaced after the pages that one is trusted with`() throws {
        let pool = WorkerPool(executable: try ReaderProgram.path(), limits: PoolLimits(pagesPerWorker: 2))
        defer { pool.close() }
        var workers: [Int32] = []
        for _ in 0..<7 {
            #expect(try pool.read(page, contentType: nil).title == "a")
            workers.append(try #require(pool.workerIdentifier))
        }
        #expect(workers[0] == workers[1] && workers[2] == workers[3] && workers[4] == workers[5])
        #expect(Set(workers).count == 4)
        #expect(pool.losses == 0)
    }

    @Test func `a worker that would go on for ever is replaced all the same`() throws {
        let fake = try answering("taken over")
        let pool = WorkerPool(executable: fake.path, limits: PoolLimits(time: .seconds(60), pagesPerWorker: 3))
        defer { pool.close() }
        var workers: [Int32] = []
        for _ in 0..<6 {
            #expect(try pool.read(page, contentType: nil).title == "taken over")
            workers.append(try #require(pool.workerIdentifier))
        }
        #expect(Set(workers[..<3]).count == 1 && Set(workers[3...]).count == 1 && workers[0] != workers[5])
        // It was killed before its successor was forked.
        #expect(TextFile.read("/proc/\(workers[0])/stat").isEmpty)
    }

    @Test func `nothing that a worker left unread reaches the next one`() throws {
        // It answers without having read the page; what it left would be the next one's first request.
        let answer = octal(RecordEncoder.encode(PageFeatures()))
        let fake = try FakeWorker("test \"$(head -c 4)\" = ZRQ1 || exit 1; printf '\(answer)'; exec sleep 60")
        let pool = WorkerPool(executable: fake.path, limits: PoolLimits(time: .seconds(60), pagesPerWorker: 1))
        defer { pool.close() }
        for _ in 0..<3 {
            #expect(try pool.read([UInt8](repeating: 0x61, count: 10_000), contentType: nil).limitsHit.isEmpty)
        }
        #expect(pool.losses == 0)
    }

    @Test func `no process is left of a pool that was closed`() throws {
        let pool = WorkerPool(executable: try ReaderProgram.path())
        _ = try pool.read(page, contentType: nil)
        let worker = try #require(pool.workerIdentifier)
        pool.close()
        #expect(TextFile.read("/proc/\(worker)/stat").isEmpty)
    }

    @Test func `a page that takes too long ends its worker`() throws {
        let fake = try FakeWorker("trap '' HUP INT TERM PIPE; echo $$ >$0.out; while :; do sleep 1; done")
        let pool = WorkerPool(executable: fake.path, limits: PoolLimits(time: .seconds(1)))
        defer { pool.close() }
        #expect(try pool.read(page, contentType: nil).limitsHit == [.readerDied, .time])
        let worker = try #require(Int32(fake.output().dropLast()))
        #expect(TextFile.read("/proc/\(worker)/stat").isEmpty)
    }

    @Test(arguments: [true, false])
    func `a parent that is killed takes zygote and worker along`(isReal: Bool) throws {
        let fake = try FakeWorker("trap '' HUP INT TERM PIPE; while :; do :; done")
        let program = isReal ? try ReaderProgram.path() : fake.path
        var output: [Int32] = [-1, -1]
        try #require(pipe(&output) == 0)
        for end in output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("scripted-worker"), strdup("--hold"), strdup(program), nil]
        defer { for argument in arguments { free(argument) } }
        var parent: pid_t = 0
        try #require(posix_spawn(&parent, try ReaderProgram.path("scripted-worker"), &actions, nil, &arguments, nil) == 0)
        close(output[1])
        var line = [UInt8](repeating: 0, count: 64)
        let count = read(output[0], &line, line.count)
        close(output[0])
        let processes = String(decoding: line[..<max(0, count)], as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap {
            Int32($0)
        }
        try #require(processes.count == 2)
        #expect(processes.allSatisfy { !TextFile.read("/proc/\($0)/stat").isEmpty })
        kill(parent, SIGKILL)
        waitpid(parent, nil, 0)
        #expect(processes.allSatisfy { ends($0) })
    }

    @Test func `a zygote that is killed takes its worker along, and the next page is read`() throws {
        let pool = WorkerPool(executable: try ReaderProgram.path())
        defer { pool.close() }
        _ = try pool.read(page, contentType: nil)
        let worker = try #require(pool.workerIdentifier)
        let status = TextFile.read("/proc/\(worker)/status").split(separator: "\n")
        let zygote = try #require(status.first { $0.hasPrefix("PPid:") }.flatMap { Int32($0.split(separator: "\t").last ?? "") })
        #expect(TextFile.read("/proc/\(zygote)/status").contains("Seccomp_filters:\t1"))
        kill(zygote, SIGKILL)
        #expect(ends(worker))
        let features = try pool.read(page, contentType: nil)
        #expect(features.title == "a")
    }

    @Test(arguments: ["/bin/true", "/bin/cat"])
    func `a program that is no page reader is told as one`(program: String) {
        let pool = WorkerPool(executable: program, limits: PoolLimits(time: .seconds(20)))
        defer { pool.close() }
        let error = #expect(throws: ParserPoolError.self) { try pool.read(page, contentType: nil) }
        #expect(error?.label == "reader-not-ready")
        #expect(error?.hint != nil)
    }
}
