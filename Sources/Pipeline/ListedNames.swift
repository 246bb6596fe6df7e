import PackedNames
import Vocabulary

/// Holds the names that a file says against a list. A file that says all of it is held to its order and scope; of another it is known
/// where it stands in the list, so that its lines can be read against it.
package struct ListedNames {
    /// Where the file stands. What was read against it is said.
    package var walk: FollowedNames
    private var firstFault: String?

    /// - Parameters:
    ///   - look: the names of the list that need a closer look; default: all.
    ///   - isComplete: whether the file must say each name, in the list's order and scope.
    package init(_ names: NameList, look: FollowedNames.CloserLook? = nil, isComplete: Bool = true) {
        walk = FollowedNames(names.segments, look: look, isComplete: isComplete)
    }

    /// Sees a name that was read in full.
    package mutating func see(_ name: NameBytes, isSubtree: Bool) {
        guard walk.isComplete else { return walk.pass(name) }
        guard firstFault == nil else { return }
        guard let wanted = walk.name else {
            firstFault = "\(name.text) is not on the list"
            return
        }
        if !name.isEqual(to: wanted) || isSubtree != walk.isSubtree {
            firstFault =
                "it says \(ListedNames.text(name, isSubtree)) where the list has \(ListedNames.text(wanted, walk.isSubtree))"
        }
        walk.pass()
    }

    private static func text(_ name: NameBytes, _ isSubtree: Bool) -> String {
        "\(name.text) (\(isSubtree ? ListingScope.subtree.rawValue : ListingScope.exact.rawValue))"
    }

    /// What a file that must say the list says otherwise; `nil` when it says the list.
    package var fault: String? {
        guard walk.isComplete else { return nil }
        return firstFault ?? walk.name.map { "\($0.text) is missing" }
    }
}
