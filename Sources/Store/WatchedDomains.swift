import GRDB

extension StateStore {
    /// Says whose hosts' verdicts the newest compiled list rests on. Before the hosts are asked for: a verdict that comes between
    /// the two counts as a change.
    package func watch(domains: [String]) throws(StateStoreError) {
        let wanted = Set(domains)
        let known = try read("read watched domains") { database in
            Set(try String.fetchAll(database, sql: "SELECT name FROM watched_domain"))
        }
        guard known != wanted, canWrite else { return }
        try write("watch domains") { database in
            try database.execute(sql: "DELETE FROM watched_domain")
            let insert = try database.cachedStatement(sql: "INSERT INTO watched_domain (name) VALUES (?)")
            for name in wanted { try insert.execute(arguments: [name]) }
        }
    }
}
