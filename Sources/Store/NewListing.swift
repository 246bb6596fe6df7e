import GRDB
import Vocabulary

/// A listing on its way into the store.
package struct NewListing: Sendable {
    /// A domain name, or an address when the scope is `url`.
    package let subject: String
    package let scope: ListingScope
    package let type: FraudType?
    package let score: Int?
    package let expiresAt: Timestamp?
    /// Until when it must be confirmed; `nil` when it stands without. Then it ends at that moment instead.
    package var confirmBy: Timestamp?
    package var basis: LegalBasis?
    /// The name of the operation that it belongs to.
    package var operation: String?

    package init(
        subject: String, scope: ListingScope, type: FraudType?, score: Int?, expiresAt: Timestamp?, confirmBy: Timestamp? = nil,
        basis: LegalBasis? = nil, operation: String? = nil
    ) {
        self.subject = subject
        self.scope = scope
        self.type = type
        self.score = score
        self.expiresAt = expiresAt
        self.confirmBy = confirmBy
        self.basis = basis
        self.operation = operation
    }

    /// When it ends once nothing more is asked: its own end or its order's, whichever comes first.
    var intendedEnd: Timestamp? { [expiresAt, basis?.endsAt].compactMap(\.self).min() }
}

extension StateStore {
    static func insert(
        _ new: NewListing, lead: Int64, verdict: Int64?, decision: Int64, now: Timestamp, in database: Database
    ) throws {
        let operation = try new.operation.map { try StateStore.operation($0, at: now, in: database) }
        try database.cachedStatement(
            sql: """
                INSERT INTO listing (subject, scope, lead, verdict, decision, type, score, listed_at, expires_at, lapses,
                    intended_end, authority, document, article, order_end, operation)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                new.subject, new.scope.rawValue, lead, verdict, decision, new.type?.rawValue, new.score, now.seconds,
                [new.intendedEnd, new.confirmBy].compactMap(\.self).min()?.seconds, new.confirmBy != nil,
                new.intendedEnd?.seconds, new.basis?.authority, new.basis?.document, new.basis?.article,
                new.basis?.endsAt?.seconds, operation,
            ])
    }

    /// Lets a listing that was to lapse stand until its intended end.
    static func confirmListings(of lead: Int64, now: Timestamp, in database: Database) throws {
        try database.execute(
            sql: """
                UPDATE listing SET lapses = 0, expires_at = intended_end
                WHERE lead = ? AND ended_at IS NULL AND lapses = 1 AND expires_at > ?
                """, arguments: [lead, now.seconds])
    }
}
