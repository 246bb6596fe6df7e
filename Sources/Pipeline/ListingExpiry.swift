import Store
import Vocabulary

/// How long a listing lives before somebody must look again.
package struct ListingExpiry: Sendable {
    package let nameDays: Int
    package let addressDays: Int

    package init(nameDays: Int, addressDays: Int) {
        self.nameDays = nameDays
        self.addressDays = addressDays
    }

    /// The listing that a verdict asks for.
    func listing(_ verdict: StoredVerdict, from now: Timestamp) -> ListingChange {
        .add(
            subject: verdict.subject, scope: verdict.scope, type: verdict.type, score: verdict.score,
            expiresAt: end(of: verdict.scope, from: now))
    }

    package func end(of scope: ListingScope, from now: Timestamp) -> Timestamp {
        now.adding(days: scope == .url ? addressDays : nameDays)
    }
}
