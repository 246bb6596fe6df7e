import Vocabulary

/// How long a listing lives before somebody must look again.
package struct ListingExpiry: Sendable {
    package let nameDays: Int
    package let addressDays: Int

    package init(nameDays: Int, addressDays: Int) {
        self.nameDays = nameDays
        self.addressDays = addressDays
    }

    package func end(of scope: ListingScope, from now: Timestamp) -> Timestamp {
        now.adding(days: scope == .url ? addressDays : nameDays)
    }
}
