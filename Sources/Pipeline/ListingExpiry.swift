import Store
import Vocabulary

/// How long a listing lives before somebody must look again.
package struct ListingExpiry: Sendable {
    package let nameDays: Int
    package let addressDays: Int
    /// Hours in which an emergency listing must be confirmed.
    package let emergencyHours: Int

    package init(nameDays: Int, addressDays: Int, emergencyHours: Int = 48) {
        self.nameDays = nameDays
        self.addressDays = addressDays
        self.emergencyHours = emergencyHours
    }

    /// The listing that a verdict asks for.
    func listing(_ verdict: StoredVerdict, from now: Timestamp) -> NewListing {
        NewListing(
            subject: verdict.subject, scope: verdict.scope, type: verdict.type, score: verdict.score,
            expiresAt: end(of: verdict.scope, from: now))
    }

    /// The same by one person in an emergency.
    func emergencyListing(_ verdict: StoredVerdict, from now: Timestamp) -> NewListing {
        var new = listing(verdict, from: now)
        new.confirmBy = now.adding(hours: emergencyHours)
        return new
    }

    package func end(of scope: ListingScope, from now: Timestamp) -> Timestamp {
        now.adding(days: scope == .url ? addressDays : nameDays)
    }
}
