import GRDB
import Glibc

/// Opens a database file that is only looked at.
enum ReadOnlyDatabase {
    static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(StateStore.busySeconds)
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read { _ = try Row.fetchOne($0, sql: "SELECT 1 FROM sqlite_schema") }
            return queue
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY {
            // In WAL mode even a reader makes a -shm file, unless SQLite is told that nobody changes the database. Nobody does
            // while there is no -wal file: whoever writes makes one. What lies in one would be missed.
            guard access(path + "-wal", F_OK) != 0 else { throw error }
            return try DatabaseQueue(path: immutable(path), configuration: configuration)
        }
    }

    /// The file as a URI that says so (SQLite, "Uniform Resource Identifiers", 3.3).
    private static func immutable(_ path: String) -> String {
        let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
        return "file:\(escaped)?immutable=1"
    }
}
