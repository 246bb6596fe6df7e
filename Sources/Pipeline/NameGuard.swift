import Classifier
import Compiler
import DomainNames

/// Whether a name may be listed at all: public suffixes, the critical layer, the publisher's own names, what a person
/// protects for one conversion, and hosts that strangers share.
package struct NameGuard: NameProtection {
    private let critical: ProtectedNames
    private let own: DomainTree
    private let ownNames: [DomainName]
    /// Names that a person protects for one conversion, each with everything below it, by the file that names them.
    private var named: [(tree: DomainTree, because: String)] = []
    private var namedList: [DomainName] = []
    private let shared: SharedHosts
    private let shorteners: SharedHosts
    /// Every name that any rule names: nearly all names of a list match none and need no closer look.
    private var filter: SuffixFilter

    package init(critical: ProtectedNames, own: [DomainName], shared: SharedHosts, shorteners: SharedHosts) {
        self.critical = critical
        self.own = DomainTree(subtrees: own)
        ownNames = own
        self.shared = shared
        self.shorteners = shorteners
        filter = SuffixFilter(
            critical.reachableNames + own + shared.members.map(\.name) + shorteners.members.map(\.name))
    }

    /// Protects names, and everything below each, on top of what is protected anyway.
    package mutating func protect(_ names: [DomainName], because: String) {
        named.append((DomainTree(subtrees: names), because))
        namedList += names
        for name in names { filter.insert(name) }
    }

    /// Why a name is protected, as a sentence; `nil` when it may be listed.
    package func protection(of name: DomainName) -> String? {
        if PublicSuffixes.isPublicSuffix(name) {
            return "\(name) is a public suffix: names below it belong to many people"
        }
        guard filter.mayCover(name) else { return nil }
        if let rule = own.coveringSubtree(of: name) { return "\(rule) is the publisher's own name" }
        if let rule = critical.protection(of: name) {
            return "\(rule.rule) is protected (\(rule.category)): \(rule.reason)"
        }
        for (tree, because) in named {
            if let rule = tree.coveringSubtree(of: name) { return "\(rule) is protected: \(because)" }
        }
        if shorteners.contains(name) {
            return "\(name) is a link shortener: where a link leads is judged, the shortener never listed"
        }
        if let kind = shared.kind(of: name) {
            return "\(name) is shared by strangers (\(kind)): only single addresses on it can be listed"
        }
        return nil
    }

    /// Whether an address on this host says whose page it is by its path.
    package func isSharedByPath(_ name: DomainName) -> Bool { shared.contains(name) || shorteners.contains(name) }

    /// Whether an address on this host is never listed, not even as an address.
    package func isShortener(_ name: DomainName) -> Bool { shorteners.contains(name) }

    /// Hosts whose paths belong to strangers, shorteners included, for the compiler.
    package var sharedHosts: DomainTree {
        var tree = DomainTree()
        for (name, isSubtree) in shared.members + shorteners.members { tree.insert(name, subtree: isSubtree) }
        return tree
    }

    /// Every name that any rule names.
    package var ruled: [DomainName]? {
        critical.reachableNames + ownNames + namedList + (shared.members + shorteners.members).map(\.name)
    }

    /// The protected names themselves: an entry for a parent of one, with all below, would block it.
    package var reachable: [DomainName] { critical.reachableNames + ownNames + namedList }
}
