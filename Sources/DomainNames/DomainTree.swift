/// A set of names that answers questions about names above and below.
///
/// Two kinds of members: *exact* names stand for themselves, *subtree* names for themselves and everything below. A look-up
/// walks the name's parents, so it costs one hash per label.
package struct DomainTree: Sendable {
    // Substrings, so that a look-up of an ancestor hashes a slice of the name and allocates nothing.
    private var exact: Set<Substring> = []
    private var subtrees: Set<Substring> = []
    /// How many members lie strictly below a name; kept for every ancestor of every member.
    private var below: [Substring: Int] = [:]

    package init() {}

    package init(subtrees names: some Sequence<DomainName>) {
        for name in names { insert(name, subtree: true) }
    }

    package var count: Int { exact.count + subtrees.count }
    package var isEmpty: Bool { exact.isEmpty && subtrees.isEmpty }

    /// All members, in no order; a name can be one of either kind.
    package var members: [(name: DomainName, isSubtree: Bool)] {
        exact.map { (DomainName(trusted: String($0)), false) } + subtrees.map { (DomainName(trusted: String($0)), true) }
    }

    package mutating func insert(_ name: DomainName, subtree: Bool) {
        let text = Substring(name.text)
        let isNew = subtree ? subtrees.insert(text).inserted : exact.insert(text).inserted
        guard isNew else { return }
        for ancestor in name.ancestors { below[ancestor, default: 0] += 1 }
    }

    /// Whether the name itself is a member, or lies below a subtree member.
    package func covers(_ name: DomainName) -> Bool {
        exact.contains(Substring(name.text)) || coveringSubtree(of: name) != nil
    }

    /// The nearest subtree member that is the name or one of its ancestors.
    package func coveringSubtree(of name: DomainName) -> DomainName? {
        if subtrees.contains(Substring(name.text)) { return name }
        return properCoveringSubtree(of: name)
    }

    /// The nearest subtree member strictly above the name.
    package func properCoveringSubtree(of name: DomainName) -> DomainName? {
        if subtrees.isEmpty { return nil }
        return name.ancestors.first { subtrees.contains($0) }.map { DomainName(trusted: String($0)) }
    }

    /// Whether the name is a member itself, as exact or as subtree.
    package func contains(_ name: DomainName) -> Bool {
        exact.contains(Substring(name.text)) || subtrees.contains(Substring(name.text))
    }

    /// Whether any member lies strictly below the name: blocking the name and all below would block that member too.
    package func hasMembers(below name: DomainName) -> Bool { below[Substring(name.text)] != nil }
}
