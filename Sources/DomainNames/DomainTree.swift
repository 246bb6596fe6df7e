/// A set of names that answers questions about names above and below.
///
/// Two kinds of members: *exact* names stand for themselves, *subtree* names for themselves and everything below. A look-up
/// walks the name's parents, so it costs one hash per label.
package struct DomainTree: Sendable {
    private var exact: Set<String> = []
    private var subtrees: Set<String> = []
    /// How many members lie strictly below a name; kept for every ancestor of every member.
    private var below: [String: Int] = [:]

    package init() {}

    package init(subtrees names: some Sequence<DomainName>) {
        for name in names { insert(name, subtree: true) }
    }

    package var count: Int { exact.count + subtrees.count }
    package var isEmpty: Bool { exact.isEmpty && subtrees.isEmpty }

    package mutating func insert(_ name: DomainName, subtree: Bool) {
        let isNew = subtree ? subtrees.insert(name.text).inserted : exact.insert(name.text).inserted
        guard isNew else { return }
        for ancestor in DomainTree.ancestors(of: name.text) { below[ancestor, default: 0] += 1 }
    }

    /// Whether the name itself is a member, or lies below a subtree member.
    package func covers(_ name: DomainName) -> Bool {
        exact.contains(name.text) || coveringSubtree(of: name) != nil
    }

    /// The nearest subtree member that is the name or one of its ancestors.
    package func coveringSubtree(of name: DomainName) -> DomainName? {
        if subtrees.contains(name.text) { return name }
        return properCoveringSubtree(of: name)
    }

    /// The nearest subtree member strictly above the name.
    package func properCoveringSubtree(of name: DomainName) -> DomainName? {
        for ancestor in DomainTree.ancestors(of: name.text) where subtrees.contains(ancestor) {
            return DomainName(trusted: ancestor)
        }
        return nil
    }

    /// Whether the name is a member itself, as exact or as subtree.
    package func contains(_ name: DomainName) -> Bool { exact.contains(name.text) || subtrees.contains(name.text) }

    /// Whether any member lies strictly below the name: blocking the name and all below would block that member too.
    package func hasMembers(below name: DomainName) -> Bool { below[name.text] != nil }

    /// The proper ancestors of a name, nearest first, the top-level label included.
    private static func ancestors(of text: String) -> [String] {
        var result: [String] = []
        var rest = Substring(text)
        while let dot = rest.firstIndex(of: ".") {
            rest = rest[rest.index(after: dot)...]
            result.append(String(rest))
        }
        return result
    }
}
