import GRDB
import Glibc
import Synchronization
import Vocabulary

/// The database of one installation: reports, leads, fetches, verdicts, decisions, listings, releases and the audit log.
///
/// One SQLite file in WAL mode with `synchronous=FULL`: what was acknowledged survives a power cut. Writers take short
/// transactions (batches of `batchRows`), so that `report` and `review` never wait for a crawl. Each aggregate has its own file
/// in this room.
package final class StateStore: Sendable {
    /// Rows per write transaction: some 20 ms on a slow disk, far below the 200 ms that a person may be made to wait.
    package static let batchRows = 500
    /// How long a writer waits for another before the run fails, in seconds.
    package static let busySeconds = 20.0

    private let reader: any DatabaseReader
    /// `nil` when the file can only be read.
    private let writer: DatabasePool?
    /// Where the copy of the audit log lies: beside the database.
    let auditPath: String
    private let longest = Mutex(Duration.zero)
    /// The longest that one write transaction of this process kept others waiting, from its first statement to its commit.
    package var longestWrite: Duration { longest.withLock { $0 } }

    /// Opens the database and brings its tables to today's shape.
    ///
    /// - Throws: `StateStoreError`; a damaged file is refused, never repaired or replaced.
    package init(path: String) throws(StateStoreError) {
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(StateStore.busySeconds)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA foreign_keys = ON")
        }
        auditPath = StateStore.auditPath(beside: path)
        do {
            // Made here, so that a group that shares the state directory can write it; SQLite gives its other files the same mode.
            close(open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o660))
            let pool = try DatabasePool(path: path, configuration: configuration)
            (reader, writer) = (pool, pool)
            if try pool.read(Migrations.all.hasBeenSuperseded) { throw StateStore.superseded(path) }
            // Two programs may meet a new database at once: the one that comes second finds the tables made on its next look.
            do { try Migrations.all.migrate(pool) } catch { try Migrations.all.migrate(pool) }
        } catch {
            throw StateStore.translated(error, doing: "open \(path)")
        }
    }

    /// Opens a database that this user, or this disk, lets nobody write: for looking only.
    ///
    /// - Throws: `StateStoreError`, also when an older version made the tables, since nothing may be changed.
    package init(readOnly path: String) throws(StateStoreError) {
        auditPath = StateStore.auditPath(beside: path)
        writer = nil
        do {
            reader = try ReadOnlyDatabase.open(path)
            if try reader.read(Migrations.all.hasBeenSuperseded) { throw StateStore.superseded(path) }
            guard try reader.read(Migrations.all.hasCompletedMigrations) else {
                throw StateStoreError(
                    kind: .open, description: "open \(path): an older Zhalan made it, and it can't be written here",
                    hint: "let a user who may write it run any command once")
            }
        } catch {
            throw StateStore.translated(error, doing: "open \(path)")
        }
    }

    private static func superseded(_ path: String) -> StateStoreError {
        StateStoreError(
            kind: .newer, description: "open \(path): a newer Zhalan has changed this database",
            hint: "run the newer version, or name another state directory with --state DIR")
    }

    private static func auditPath(beside path: String) -> String {
        (path.lastIndex(of: "/").map { path[...$0] } ?? "") + "audit.jsonl"
    }

    /// Whether this user may change anything.
    var canWrite: Bool { writer != nil }

    /// Reads a consistent snapshot.
    func read<T>(_ what: String, _ body: (Database) throws -> T) throws(StateStoreError) -> T {
        do { return try reader.read(body) } catch { throw StateStore.translated(error, doing: what) }
    }

    /// Runs one write transaction: all of it or nothing.
    func write<T>(_ what: String, _ body: (Database) throws -> T) throws(StateStoreError) -> T {
        guard let writer else {
            throw StateStoreError(
                kind: .open, description: "\(what): the database can only be read by this user",
                hint: "the state directory must be writable by this user (--state DIR)")
        }
        var began: ContinuousClock.Instant?
        defer {
            if let began { longest.withLock { $0 = max($0, began.duration(to: .now)) } }
        }
        do {
            return try writer.write { database in
                began = .now
                return try body(database)
            }
        } catch { throw StateStore.translated(error, doing: what) }
    }

    /// Whether every page of the file is sound. Reads the whole file: for `publish`, before anything is made from it.
    package func checkIntegrity() throws(StateStoreError) {
        let answer = try read("check the database") { database in
            try String.fetchAll(database, sql: "PRAGMA quick_check(1)")
        }
        guard answer == ["ok"] else {
            throw StateStoreError(
                kind: .damaged, description: "the database is damaged: \(PlainText.escaped(answer.first ?? "no answer"))",
                hint: StateStoreError.restoreHint)
        }
    }

    static func translated(_ error: any Error, doing what: String) -> StateStoreError {
        if let known = error as? StateStoreError { return known }
        guard let database = error as? DatabaseError else {
            return StateStoreError(kind: .other, description: "\(what): \(error)")
        }
        let said = database.message ?? "\(database.resultCode)"
        switch database.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return StateStoreError(
                kind: .busy, description: "\(what): another process kept the database for \(Int(busySeconds)) s",
                hint: "see which `zhalan` still runs, and try again")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            return StateStoreError(
                kind: .damaged, description: "\(what): the database is damaged: \(said)",
                hint: StateStoreError.restoreHint)
        case .SQLITE_FULL, .SQLITE_IOERR:
            return StateStoreError(
                kind: .full, description: "\(what): the disk is full or failing: \(said)",
                hint: "free space and see the kernel's log; nothing was half-written")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            return StateStoreError(
                kind: .open, description: "\(what): \(said)",
                hint: "the state directory must be writable by this user (--state DIR)")
        default:
            return StateStoreError(kind: .other, description: "\(what): \(said)")
        }
    }
}
