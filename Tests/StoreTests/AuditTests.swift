import Foundation
import GRDB
import Store
import Testing
import Vocabulary

/// The log of who did what, in the database and in the file beside it.
@Suite struct AuditTests {
    private let now = TemporaryStore.now

    /// A store with five lines in its log.
    private func filled() throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        for number in 1...5 {
            try temporary.store.note("export", actor: "li", subject: "entities", detail: "to desk \(number)", now: now)
        }
        return temporary
    }

    private func file(_ temporary: TemporaryStore) -> String { temporary.directory + "/audit.jsonl" }

    private func lines(_ temporary: TemporaryStore) throws -> [String] {
        try String(contentsOfFile: file(temporary), encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private func change(_ temporary: TemporaryStore, _ sql: String) throws {
        try DatabaseQueue(path: temporary.directory + "/zhalan.sqlite").write { database in
            try database.execute(sql: "DROP TRIGGER audit_stays; DROP TRIGGER audit_is_kept;" + sql)
        }
    }

    @Test func `both copies say the same, line by line`() throws {
        let temporary = try filled()
        let rows = try temporary.store.auditLines(newest: 10)
        #expect(rows.map(\.number) == [1, 2, 3, 4, 5])
        #expect(try lines(temporary) == rows.map(\.text))
        let check = try temporary.store.checkAudit()
        #expect(check.fault == nil && check.lines == 5 && check.mended == 0)
        #expect(check.head == rows.last?.hash)
    }

    @Test func `every decision, allowlist change, release and changed setting is a line`() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let (lead, verdict) = try temporary.judgedLead("http://pay.example/", subject: "pay.example")
        try store.decide(lead: lead, actor: Actor(account: "li", name: "Li Wei"), now: now) { _ in
            DecisionPlan(
                .approve, verdict: verdict.id, reason: "seen",
                change: .list(NewListing(subject: "pay.example", scope: .subtree, type: nil, score: nil, expiresAt: nil)))
        }
        try store.undo(try #require(try store.decisions(of: lead).last), actor: "wang", now: now)
        _ = try store.allow(NewAllow(subject: "a.example", scope: .exact, reason: "ours", endsAt: nil), author: "li", now: now)
        _ = try store.disallow(subject: "a.example", author: "li", now: now)
        try store.record(release: 1, names: 1, addresses: 0, refusals: [], note: "", actor: "zhalan", now: now)
        for value in ["1", "1", "2"] {
            try store.noteSettings([("decide.approvals", value, "built-in default")], actor: "root", now: now)
        }
        let lines = try store.auditLines(newest: 100)
        #expect(lines.map(\.action) == ["approve", "undo", "allow", "disallow", "publish", "configure"])
        #expect(lines[0].actor == Actor(account: "li", name: "Li Wei"))
        #expect(lines[5].detail == "1 → 2 (built-in default)")
        #expect(try store.checkAudit().fault == nil)
    }

    @Test(
        "a line that was tampered with in the database is named",
        arguments: [
            ("UPDATE audit SET detail = 'to desk 9' WHERE id = 3", "database line 3: its hash does not fit what it says"),
            ("UPDATE audit SET account = 'wang' WHERE id = 1", "database line 1: its hash does not fit what it says"),
            ("UPDATE audit SET at = at + 1 WHERE id = 5", "database line 5: its hash does not fit what it says"),
            ("DELETE FROM audit WHERE id = 2", "database line 2: it is missing; line 3 comes next"),
            ("DELETE FROM audit WHERE id = 5", "audit.jsonl line 5: the database has no such line"),
            (
                "UPDATE audit SET prev = (SELECT hash FROM audit WHERE id = 1) WHERE id = 4",
                "database line 4: its hash does not fit what it says"
            ),
        ])
    func tamperedRow(sql: String, fault: String) throws {
        let temporary = try filled()
        try change(temporary, sql)
        #expect(try temporary.store.checkAudit().fault == fault)
    }

    @Test(
        "a line that was tampered with in the file is named",
        arguments: [
            (3, "to desk 3", "to desk 9", "audit.jsonl line 3: its hash does not fit what it says"),
            (1, "\"li\"", "\"wu\"", "audit.jsonl line 1: its hash does not fit what it says"),
            (4, "{\"n\":4", "{\"n\":6", "audit.jsonl line 4: it says that it is line 6"),
            (2, "{\"n\"", "{\"m\"", "audit.jsonl line 2: it is not a line of the log"),
        ])
    func tamperedLine(number: Int, old: String, new: String, fault: String) throws {
        let temporary = try filled()
        var lines = try lines(temporary)
        lines[number - 1] = lines[number - 1].replacing(old, with: new)
        try (lines.joined(separator: "\n") + "\n").write(toFile: file(temporary), atomically: true, encoding: .utf8)
        #expect(try temporary.store.checkAudit().fault == fault)
    }

    @Test func `lines cut off the file, or the whole file gone, are named`() throws {
        let temporary = try filled()
        let lines = try lines(temporary)
        try (lines.prefix(3).joined(separator: "\n") + "\n").write(toFile: file(temporary), atomically: true, encoding: .utf8)
        #expect(try temporary.store.checkAudit().fault == "audit.jsonl line 4: it is missing")
        try FileManager.default.removeItem(atPath: file(temporary))
        #expect(try temporary.store.checkAudit().fault == "audit.jsonl line 1: there is no such file")
    }

    @Test func `a row made anew with a hash that fits still differs from the file`() throws {
        let (temporary, other) = (try filled(), try TemporaryStore())
        for number in [1, 2, 9, 4, 5] {
            try other.store.note("export", actor: "li", subject: "entities", detail: "to desk \(number)", now: now)
        }
        try FileManager.default.removeItem(atPath: file(temporary))
        try FileManager.default.copyItem(atPath: file(other), toPath: file(temporary))
        #expect(
            try temporary.store.checkAudit().fault
                == "line 3: the database and audit.jsonl say different things, each with a hash that fits")
    }

    @Test func `a head that was noted shows that both copies were cut`() throws {
        let temporary = try filled()
        let head = try #require(try temporary.store.checkAudit().head)
        #expect(try temporary.store.checkAudit(knownHead: head).fault == nil)
        try change(temporary, "DELETE FROM audit WHERE id = 5")
        let lines = try lines(temporary)
        try (lines.prefix(4).joined(separator: "\n") + "\n").write(toFile: file(temporary), atomically: true, encoding: .utf8)
        #expect(try temporary.store.checkAudit().fault == nil)
        #expect(try temporary.store.checkAudit(knownHead: head).fault == "the head noted earlier is not in the chain")
    }

    @Test func `a file that a kill left behind is mended, and the log says so`() throws {
        let temporary = try filled()
        let all = try lines(temporary)
        try (all.prefix(2).joined(separator: "\n") + "\n").write(toFile: file(temporary), atomically: true, encoding: .utf8)
        try temporary.store.note("export", actor: "li", subject: "entities", detail: "to desk 6", now: now)
        let check = try temporary.store.checkAudit()
        #expect(check.fault == nil && check.lines == 7 && check.mended == 1)
        #expect(try lines(temporary).prefix(5) == all[...])
    }

    @Test("a line that no transaction stands behind is set aside, never thrown away", arguments: ["whole\n", "cut in the mid"])
    func orphan(tail: String) throws {
        let temporary = try filled()
        let handle = try #require(FileHandle(forWritingAtPath: file(temporary)))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(tail.utf8))
        try handle.close()
        try temporary.store.note("export", actor: "li", subject: "entities", detail: "to desk 6", now: now)
        let check = try temporary.store.checkAudit()
        #expect(check.fault == nil && check.lines == 7 && check.mended == 1)
        let kept = try String(contentsOfFile: file(temporary) + ".1", encoding: .utf8)
        #expect(kept.hasSuffix(tail))
    }

    @Test func `nothing is decided that the file can't say`() throws {
        let temporary = try filled()
        try FileManager.default.removeItem(atPath: file(temporary))
        try FileManager.default.createDirectory(atPath: file(temporary), withIntermediateDirectories: false)
        let error = try #require(throws: StateStoreError.self) {
            _ = try temporary.store.allow(
                NewAllow(subject: "a.example", scope: .exact, reason: "ours", endsAt: nil), author: "li", now: now)
        }
        #expect(error.description.contains("audit.jsonl can't be opened"))
        #expect(try temporary.store.allows(at: now).isEmpty)
    }

    @Test func `a row can be neither changed nor deleted by a slip`() throws {
        let temporary = try filled()
        let queue = try DatabaseQueue(path: temporary.directory + "/zhalan.sqlite")
        for sql in ["UPDATE audit SET detail = ''", "DELETE FROM audit"] {
            #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
        }
    }

    @Test func `a reason of any length keeps lines within what is read at the end of the file`() throws {
        let temporary = try TemporaryStore()
        for _ in 1...3 {
            try temporary.store.note(
                "export", actor: Actor(account: "li", name: String(repeating: "\u{1}", count: 900)),
                subject: String(repeating: "\u{202E}", count: 5_000), detail: String(repeating: "\u{7F}", count: 100_000),
                now: now)
        }
        let check = try temporary.store.checkAudit()
        #expect(check.fault == nil && check.lines == 3 && check.mended == 0)
    }

    @Test func `a store that can only be read is read, and nothing is written to it`() throws {
        let temporary = try filled()
        let store = try StateStore(readOnly: temporary.directory + "/zhalan.sqlite")
        #expect(try store.auditLines(newest: 10).count == 5)
        #expect(try store.checkAudit().fault == nil)
        #expect(throws: StateStoreError.self) {
            try store.note("export", actor: "li", subject: "", detail: "", now: now)
        }
    }
}
