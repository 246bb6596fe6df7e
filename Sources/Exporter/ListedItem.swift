import Vocabulary

/// One listing as the delta sees it. Ordered by name or URL, then scope; the reason does not count for the order.
package struct ListedItem: Sendable {
    package enum Subject: Hashable, Comparable, Sendable {
        case name(String)
        case url(String)
    }

    package let subject: Subject
    package let scope: ListingScope
    /// The heaviest reason of the listing, for people.
    package let reason: String?

    package init(name: String, scope: ListingScope, reason: String? = nil) {
        subject = .name(name)
        self.scope = scope
        self.reason = reason
    }

    package init(url: String, reason: String? = nil) {
        subject = .url(url)
        scope = .url
        self.reason = reason
    }

    /// -1, 0 or 1. Names and canonical URLs are ASCII, so this is the order of their bytes.
    func order(_ other: ListedItem) -> Int {
        if subject != other.subject { return subject < other.subject ? -1 : 1 }
        if scope != other.scope { return scope.rawValue < other.scope.rawValue ? -1 : 1 }
        return 0
    }

    /// The name or the address.
    package var text: String {
        switch subject {
        case .name(let text), .url(let text): text
        }
    }
}

extension ListedItem: Comparable {
    package static func < (left: ListedItem, right: ListedItem) -> Bool { left.order(right) < 0 }
    package static func == (left: ListedItem, right: ListedItem) -> Bool { left.order(right) == 0 }
}
