import Foundation
import GRDB
import Store
import Testing
import Vocabulary

/// What another program, or another version, left in the database.
@Suite struct DamageTests {
    @Test func `a damaged database is refused and left as it is`() throws {
        let temporary = try TemporaryStore()
        let path = temporary.directory + "/broken.sqlite"
        let rubbish = Data(repeating: 0x5A, count: 8192)
        try rubbish.write(to: URL(fileURLWithPath: path))
        let error = try #require(throws: StateStoreError.self) { try StateStore(path: path) }
        #expect(error.kind == .damaged)
        #expect(error.hint?.contains("backup") == true)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == rubbish)
    }

    @Test func `a database that a newer version has changed is refused`() throws {
        let temporary = try TemporaryStore()
        let path = temporary.directory + "/zhalan.sqlite"
        try DatabaseQueue(path: path).write { database in
            try database.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999: from the future')")
        }
        let error = try #require(throws: StateStoreError.self) { try StateStore(path: path) }
        #expect(error.kind == .newer)
    }

    @Test func `an allowlist entry that is no name is damage, never left out`() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.allow(
            NewAllow(subject: "a.example", scope: .exact, reason: "ours", endsAt: nil), author: "li", now: TemporaryStore.now)
        try DatabaseQueue(path: temporary.directory + "/zhalan.sqlite").write { database in
            try database.execute(sql: "UPDATE allow SET subject = 'a b'")
        }
        let error = try #require(throws: StateStoreError.self) { try temporary.store.allows(at: TemporaryStore.now) }
        #expect(error.kind == .damaged)
    }

    @Test(
        "a word that is none of ours is damage, never read as some other word",
        arguments: [
            "UPDATE verdict SET outcome = 'maybe'", "UPDATE verdict SET scope = ''", "UPDATE verdict SET secondary = 'TZ1,XX9'",
        ])
    func strangeWords(change: String) throws {
        let temporary = try TemporaryStore()
        let (lead, _) = try temporary.judgedLead("http://pay.example/", subject: "pay.example")
        try DatabaseQueue(path: temporary.directory + "/zhalan.sqlite").write { try $0.execute(sql: change) }
        let error = try #require(throws: StateStoreError.self) { try temporary.store.newestVerdict(of: lead) }
        #expect(error.kind == .damaged)
    }
}
