import PageRecord
import ParserPool
import Testing

import Glibc

@Suite struct `The pool and the real page reader` {
    @Test func `Reads one page after another with one worker`() throws {
        let pool = WorkerPool(executable: try ReaderProgram.path())
        defer { pool.close() }
        for number in 0..<50 {
            let page = "<title>Page \(number)</title><form action=go><input type=password name=pw></form>"
            let features = try pool.read(Array(page.utf8), contentType: "text/html; charset=utf-8")
            #expect(features.title == "Page \(number)")
            #expect(features.forms.first?.fields.first?.meaning == .password)
            #expect(features.limitsHit.isEmpty)
        }
        #expect(pool.losses == 0)
    }

    @Test func `Reads every encoding within the confined process`() throws {
        let pool = WorkerPool(executable: try ReaderProgram.path())
        defer { pool.close() }
        let gbk: [UInt8] = Array("<title>".utf8) + [0xB5, 0xC7, 0xC2, 0xBC] + Array("</title>".utf8)
        #expect(try pool.read(gbk, contentType: "text/html; charset=gb2312").title == "登录")
        let big5: [UInt8] = Array("<title>".utf8) + [0xB5, 0x6E, 0xA4, 0x4A] + Array("</title>".utf8)
        #expect(try pool.read(big5, contentType: "text/html; charset=big5").title == "登入")
        for label in ["shift_jis", "euc-kr", "euc-jp", "iso-2022-jp", "koi8-r", "windows-874", "windows-1250", "iso-8859-2"] {
            #expect(try pool.read(Array("<title>a</title>".utf8), contentType: "text/html; charset=\(label)").title == "a")
        }
        #expect(pool.losses == 0)
    }

    @Test func `A page over the limit is cut and marked`() throws {
        let pool = WorkerPool(executable: try ReaderProgram.path())
        defer { pool.close() }
        let page = Array("<title>a</title>".utf8) + [UInt8](repeating: 0x61, count: 3 * 1024 * 1024)
        let features = try pool.read(page, contentType: nil)
        #expect(features.title == "a")
        #expect(features.bytes == page.count)
        #expect(features.limitsHit.contains(.bytes))
    }

    @Test func `Bombs that quadratic readers choke on cost no worker`() throws {
        let pool = WorkerPool(executable: try ReaderProgram.path(), limits: PoolLimits(time: .seconds(60)))
        defer { pool.close() }
        let bombs = [
            String(repeating: "<b>", count: 40_000) + String(repeating: "</i>", count: 40_000),
            String(repeating: "<div>", count: 20_000) + String(repeating: "</p>", count: 200_000),
            "<p " + (0..<250_000).map { "a\($0)=" }.joined(separator: " ") + ">",
            String(repeating: "<", count: 500_000), String(repeating: "&", count: 500_000),
            String(repeating: "<a href=#>", count: 30_000), String(repeating: "<input>", count: 50_000),
        ]
        for bomb in bombs {
            let features = try pool.read(Array((bomb + "<p>found</p>").utf8), contentType: nil)
            #expect(!features.limitsHit.contains(.readerDied))
        }
        #expect(pool.losses == 0)
    }

    @Test func `The real worker is sealed and dumps no core`() throws {
        let pool = WorkerPool(executable: try ReaderProgram.path())
        defer { pool.close() }
        _ = try pool.read(Array("<p>a".utf8), contentType: nil)
        let worker = try #require(pool.workerIdentifier)
        let status = TextFile.read("/proc/\(worker)/status")
        #expect(status.contains("NoNewPrivs:\t1"))
        // The worker's filter lies over the zygote's.
        #expect(status.contains("Seccomp:\t2") && status.contains("Seccomp_filters:\t2"))
        #expect(status.contains("Threads:\t1"))
        let limits = TextFile.read("/proc/\(worker)/limits").split(separator: "\n").map {
            $0.split(separator: " ").prefix(5).joined(separator: " ")
        }
        #expect(limits.contains("Max address space 268435456 268435456"))
        #expect(limits.contains("Max open files 8 8"))
        #expect(limits.contains("Max core file size 0"))
        // Five seconds more than the first one that it has begun.
        #expect(limits.contains("Max cpu time 6 unlimited"))
    }

    @Test func `A killed worker costs one page at most`() throws {
        let pool = WorkerPool(executable: try ReaderProgram.path())
        defer { pool.close() }
        _ = try pool.read(Array("<p>a".utf8), contentType: nil)
        kill(try #require(pool.workerIdentifier), SIGKILL)
        let after = try pool.read(Array("<title>b</title>".utf8), contentType: nil)
        let next = try pool.read(Array("<title>c</title>".utf8), contentType: nil)
        #expect(after.title == "b" || after.limitsHit.contains(.readerDied))
        #expect(next.title == "c")
    }

    @Test func `A closed pool reads nothing`() throws {
        let pool = WorkerPool(executable: try ReaderProgram.path())
        pool.close()
        pool.close()
        #expect(throws: ParserPoolError.closed) { try pool.read([], contentType: nil) }
    }
}
