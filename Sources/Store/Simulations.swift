import GRDB
import Vocabulary

extension StateStore {
    /// Whether a made-up history was ever written into this store: then all that comes from it is marked, for good.
    package func isSimulated() throws(StateStoreError) -> Bool {
        try read("see whether the store is simulated") { database in
            try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM simulation)") ?? false
        }
    }

    /// Marks the store as simulated.
    ///
    /// - Throws: `StateStoreError` of kind `.refused` when the store holds something real, or this history already.
    package func beginSimulation(
        seed: Int64, days: Int, leads: Int, listings: Int, actor: Actor, now: Timestamp
    ) throws(StateStoreError) {
        try record("begin a simulation", now: now) { database in
            if try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM simulation WHERE seed = ?)", arguments: [seed])
                == true
            {
                throw StateStoreError(
                    kind: .refused, description: "the history of seed \(seed) is in this store already",
                    hint: "name another --seed, or an empty directory with --state DIR")
            }
            let isSimulated = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM simulation)") ?? false
            for table in ["lead", "listing", "allow", "appeal", "feed", "release"] where !isSimulated {
                guard try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM \(table))") == true else { continue }
                throw StateStoreError(
                    kind: .refused, description: "this store holds something real: \(table) is not empty",
                    hint: "a made-up history goes into an empty directory: name one with --state DIR")
            }
            try database.execute(
                sql: "INSERT INTO simulation (seed, days, leads, listings, made_at) VALUES (?, ?, ?, ?, ?)",
                arguments: [seed, days, leads, listings, now.seconds])
            try StateStore.audit(
                "simulate", actor: actor, subject: "seed \(seed)", detail: "\(days) days, \(leads) leads, \(listings) listings",
                now: now, in: database)
        }
    }
}
