import PackedNames
import Vocabulary

/// Holds the names that a file says against a list: the same ones, in its order and scope, and all of them.
package struct ListedNames {
    private let segments: [NameSegment]
    private var segment = 0
    private var place = NameSegment.Place()
    private var firstFault: String?

    package init(_ names: NameList) { segments = names.segments }

    package mutating func see(_ name: NameBytes, isSubtree: Bool) {
        guard firstFault == nil else { return }
        guard let (wanted, marks) = next() else {
            firstFault = "\(name.text) is not on the list"
            return
        }
        // A subtree that an exception cuts is said as the name alone, since the format can't say the exception.
        let wantsSubtree = marks.isSubtree && !marks.coversException
        if !name.isEqual(to: wanted) || isSubtree != wantsSubtree {
            firstFault =
                "it says \(ListedNames.text(name, isSubtree)) where the list has \(ListedNames.text(wanted, wantsSubtree))"
        }
    }

    private static func text(_ name: NameBytes, _ isSubtree: Bool) -> String {
        "\(name.text) (\(isSubtree ? ListingScope.subtree.rawValue : ListingScope.exact.rawValue))"
    }

    private mutating func next() -> (NameBytes, NameSegment.Marks)? {
        while segment < segments.count {
            if let (name, marks, next) = segments[segment].record(at: place) {
                place = next
                return (name, marks)
            }
            segment += 1
            place = NameSegment.Place()
        }
        return nil
    }

    /// What the file says otherwise; `nil` when it says the list.
    package var fault: String? {
        if let firstFault { return firstFault }
        var rest = self
        return rest.next().map { "\($0.0.text) is missing" }
    }
}
