import Vocabulary

/// One listing as the delta sees it. Its key alone says which listing it is: another reason makes no other item.
package struct ListedItem: Sendable {
    /// Ordered as names first, then URLs, each by its text, then by scope.
    package struct Key: Hashable, Sendable {
        /// The name, or the URL when the scope is `url`. Names and canonical URLs are ASCII: their order is that of their bytes.
        package let subject: String
        package let scope: ListingScope
    }

    package let key: Key
    /// The heaviest reason of the listing, for people.
    package let reason: String?

    package init(name: String, scope: ListingScope, reason: String? = nil) {
        key = Key(subject: name, scope: scope)
        self.reason = reason
    }

    package init(url: String, reason: String? = nil) {
        key = Key(subject: url, scope: .url)
        self.reason = reason
    }
}

extension ListedItem.Key: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        let (isLeftURL, isRightURL) = (left.scope == .url, right.scope == .url)
        if isLeftURL != isRightURL { return isRightURL }
        if left.subject != right.subject { return left.subject < right.subject }
        return left.scope.rawValue < right.scope.rawValue
    }
}

extension ListedItem: Comparable {
    package static func < (left: ListedItem, right: ListedItem) -> Bool { left.key < right.key }
    package static func == (left: ListedItem, right: ListedItem) -> Bool { left.key == right.key }
}
