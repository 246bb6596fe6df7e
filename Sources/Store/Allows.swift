import DomainNames
import GRDB
import Vocabulary

/// An allowlist entry as it is kept: a name that is never listed, with reason, author and end.
package struct StoredAllow: Sendable {
    package let id: Int64
    package let name: DomainName
    package let scope: ListingScope
    package let reason: String
    package let author: String
    /// The author's account.
    package let account: String
    package let addedAt: Timestamp
    package let endsAt: Timestamp?
    package let removedAt: Timestamp?
    /// Whether it ends at `endsAt` only because nobody has confirmed it.
    package let lapses: Bool
    package let confirmedBy: String?
    /// The ticket of the appeal that made it, if one did.
    package let appeal: String?

    init(row: Row) throws {
        id = row["id"]
        let subject: String = row["subject"]
        // An entry that can't be read must stop the run: left out, it would block what somebody allowed.
        do { name = try DomainName(subject) } catch {
            throw StateStoreError(
                kind: .damaged, description: "the database allows \"\(PlainText.escaped(subject, limit: 80))\": \(error)",
                hint: StateStoreError.restoreHint)
        }
        scope = try row.word("scope")
        reason = row["reason"]
        author = row["author"]
        account = row["account"]
        addedAt = Timestamp(seconds: row["added_at"])
        endsAt = row.moment("ends_at")
        removedAt = row.moment("removed_at")
        lapses = row["lapses"]
        confirmedBy = row["confirmed_by"]
        appeal = row["appeal"]
    }

    package func stands(at now: Timestamp) -> Bool { removedAt == nil && endsAt.map { $0 > now } ?? true }

    /// Whether it keeps a name off the list.
    package func covers(_ other: DomainName) -> Bool { scope == .subtree ? other.isWithin(name) : other == name }
}

/// An allowlist entry on its way into the store.
package struct NewAllow: Sendable {
    package let subject: String
    package let scope: ListingScope
    package let reason: String
    package let endsAt: Timestamp?
    /// Until when another person must confirm it; `nil` when one person is enough.
    package let confirmBy: Timestamp?
    package let appeal: String?

    package init(
        subject: String, scope: ListingScope, reason: String, endsAt: Timestamp?, confirmBy: Timestamp? = nil,
        appeal: String? = nil
    ) {
        self.subject = subject
        self.scope = scope
        self.reason = reason
        self.endsAt = endsAt
        self.confirmBy = confirmBy
        self.appeal = appeal
    }
}

/// What adding to the allowlist did.
package enum AllowOutcome: Equatable, Sendable {
    case added
    /// It lapses at this moment unless another person confirms it.
    case addedUntilConfirmed(Timestamp)
    /// Somebody else had added it; now it stands.
    case confirmed
}

extension StateStore {
    /// Adds an entry, or confirms the one that another person added.
    package func allow(_ new: NewAllow, author: Actor, now: Timestamp) throws(StateStoreError) -> AllowOutcome {
        try record("add to the allowlist", now: now) { database in
            try StateStore.allow(new, author: author, now: now, in: database)
        }
    }

    static func allow(_ new: NewAllow, author: Actor, now: Timestamp, in database: Database) throws -> AllowOutcome {
        let standing = try Row.fetchAll(
            database,
            sql: """
                SELECT * FROM allow WHERE subject = ? AND scope = ? AND removed_at IS NULL AND (ends_at IS NULL OR ends_at > ?)
                """, arguments: [new.subject, new.scope.rawValue, now.seconds]
        ).map(StoredAllow.init)
        if new.confirmBy != nil, let other = standing.first(where: { $0.lapses && $0.account != author.account }) {
            try database.execute(
                sql: "UPDATE allow SET lapses = 0, ends_at = intended_end, confirmed_by = ? WHERE id = ?",
                arguments: [author.name, other.id])
            try audit("confirm-allow", actor: author, subject: new.subject, detail: new.reason, now: now, in: database)
            return .confirmed
        }
        // The same entry again replaces the standing one, so that a second call changes nothing but reason and end. Said again by
        // the same person it gains no time. An appeal's entry stands beside people's own: it goes when the appeal is rejected, and
        // must not take theirs with it.
        let confirmBy = new.confirmBy.map { limit in
            standing.filter(\.lapses).compactMap(\.endsAt).reduce(limit, min)
        }
        try database.execute(
            sql: """
                UPDATE allow SET removed_at = ?, removed_by = ?
                WHERE subject = ? AND scope = ? AND removed_at IS NULL AND appeal IS ?
                """, arguments: [now.seconds, author.name, new.subject, new.scope.rawValue, new.appeal])
        try database.execute(
            sql: """
                INSERT INTO allow (subject, scope, reason, author, account, added_at, ends_at, lapses, intended_end, appeal)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                new.subject, new.scope.rawValue, new.reason, author.name, author.account, now.seconds,
                [new.endsAt, confirmBy].compactMap(\.self).min()?.seconds, confirmBy != nil, new.endsAt?.seconds, new.appeal,
            ])
        try audit("allow", actor: author, subject: new.subject, detail: new.reason, now: now, in: database)
        return confirmBy.map(AllowOutcome.addedUntilConfirmed) ?? .added
    }

    /// Removes the standing entries of a name; returns how many there were.
    package func disallow(subject: String, author: Actor, now: Timestamp) throws(StateStoreError) -> Int {
        try record("remove from the allowlist", now: now) { database in
            try database.execute(
                sql: "UPDATE allow SET removed_at = ?, removed_by = ? WHERE subject = ? AND removed_at IS NULL",
                arguments: [now.seconds, author.name, subject])
            let count = database.changesCount
            if count > 0 {
                try StateStore.audit("disallow", actor: author, subject: subject, detail: "", now: now, in: database)
            }
            return count
        }
    }

    /// The entries that stand at a moment, oldest first.
    package func allows(at now: Timestamp) throws(StateStoreError) -> [StoredAllow] {
        try read("read the allowlist") { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM allow WHERE removed_at IS NULL AND (ends_at IS NULL OR ends_at > ?) ORDER BY id",
                arguments: [now.seconds]
            ).map(StoredAllow.init)
        }
    }

    /// Every entry for one of these names, removed and ended ones included, oldest first.
    package func allows(of subjects: [String]) throws(StateStoreError) -> [StoredAllow] {
        try read("read the allowlist") { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM allow WHERE subject IN (\(databaseQuestionMarks(count: subjects.count))) ORDER BY id",
                arguments: StatementArguments(subjects)
            ).map(StoredAllow.init)
        }
    }
}
