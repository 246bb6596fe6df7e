import GRDB
import Vocabulary

extension StateStore {
    /// Tells the audit log which settings are not what they were when this was last asked.
    ///
    /// - Parameter settings: every setting with its value and where it came from.
    package func noteSettings(
        _ settings: [(key: String, value: String, origin: String)], actor: Actor, now: Timestamp
    ) throws(StateStoreError) {
        let seen = try read("read the settings seen") { database in
            try Dictionary(
                uniqueKeysWithValues: Row.fetchAll(database, sql: "SELECT key, value FROM setting_seen").map { row in
                    (row["key"] as String, row["value"] as String)
                })
        }
        let changed = settings.filter { seen[$0.key] != $0.value }
        guard !changed.isEmpty else { return }
        try record("note changed settings", now: now) { database in
            for setting in changed {
                try database.execute(
                    sql: "INSERT INTO setting_seen (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
                    arguments: [setting.key, setting.value])
                // What was never set and has its built-in value is no change.
                guard seen[setting.key] != nil || setting.origin != "built-in default" else { continue }
                try StateStore.audit(
                    "configure", actor: actor, subject: setting.key,
                    detail: "\(seen[setting.key].map { "\($0) → " } ?? "")\(setting.value) (\(setting.origin))", now: now,
                    in: database)
            }
        }
    }
}
