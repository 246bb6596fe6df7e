import GRDB

/// How one feed's names turned out when the list was last compiled.
package struct StoredFeedTrust: Equatable, Sendable {
    package let feed: String
    /// A word of `SourceTrust.Level`.
    package let level: String
    package let confirmed: Int
    package let refused: Int

    package init(feed: String, level: String, confirmed: Int, refused: Int) {
        self.feed = feed
        self.level = level
        self.confirmed = confirmed
        self.refused = refused
    }
}

extension StateStore {
    /// By feed.
    package func feedTrusts() throws(StateStoreError) -> [String: StoredFeedTrust] {
        try read("read the trust of feeds") { database in
            let rows = try Row.fetchAll(database, sql: "SELECT feed, level, confirmed, refused FROM feed_trust")
            return Dictionary(
                uniqueKeysWithValues: rows.map { row in
                    let trust = StoredFeedTrust(
                        feed: row["feed"], level: row["level"], confirmed: row["confirmed"], refused: row["refused"])
                    return (trust.feed, trust)
                })
        }
    }

    /// Keeps what is known now, in place of all that was.
    package func keep(trusts: [StoredFeedTrust]) throws(StateStoreError) {
        guard canWrite,
            try Array(feedTrusts().values).sorted(by: { $0.feed < $1.feed }) != trusts.sorted(by: { $0.feed < $1.feed })
        else { return }
        try write("keep the trust of feeds") { database in
            try database.execute(sql: "DELETE FROM feed_trust")
            for trust in trusts {
                try database.execute(
                    sql: "INSERT INTO feed_trust (feed, level, confirmed, refused) VALUES (?, ?, ?, ?)",
                    arguments: [trust.feed, trust.level, trust.confirmed, trust.refused])
            }
        }
    }
}
