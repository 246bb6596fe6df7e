import DomainNames
import ListFormats
import Vocabulary

/// A small blocklist of names that lie close together, with exceptions and reachable names, the same for the same seed; and the
/// names to ask about.
package struct RandomList {
    package private(set) var list = Blocklist()
    package private(set) var universe: [String] = []

    /// - Parameter hasExceptions: whether names below listed ones may be allowed.
    package init(seed: UInt64, hasExceptions: Bool = true) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        func name() -> String {
            let labels = (0...next(4)).map { _ in ["a", "b", "www", "a-b"][next(4)] }
            return (labels + [["evil.example", "x.co.uk"][next(2)]]).joined(separator: ".")
        }
        var chosen: [String: ListingScope] = [:]
        for _ in 0..<12 { chosen[name()] = next(2) == 0 ? .exact : .subtree }
        var names = chosen.map { Blocklist.Name(DomainName(trusted: $0.key), $0.value) }
        names.sort { $0.name < $1.name }
        var exceptions: [Blocklist.Name] = []
        var reachable = DomainTree()
        for _ in 0..<(hasExceptions ? 4 : 0) {
            let spared = DomainName(trusted: name())
            let scope: ListingScope = next(2) == 0 ? .exact : .subtree
            // As the compiler does: what is allowed is not listed, but below it something may be listed again.
            names.removeAll { $0.name == spared }
            exceptions.removeAll { $0.name == spared }
            exceptions.append(Blocklist.Name(spared, scope))
        }
        exceptions.sort { $0.name < $1.name }
        // An exception is one where the nearest statement above it lists.
        let isBelowListed = { (spared: Blocklist.Name) in
            let isSubtreeAbove = { (other: Blocklist.Name) in
                other.scope == .subtree && spared.name.isWithin(other.name) && other.name != spared.name
            }
            let listed = names.filter(isSubtreeAbove).map(\.name.text.utf8.count).max() ?? 0
            return listed > exceptions.filter(isSubtreeAbove).map(\.name.text.utf8.count).max() ?? 0
        }
        for spared in exceptions where !isBelowListed(spared) {
            reachable.insert(spared.name, subtree: spared.scope == .subtree)
        }
        exceptions = exceptions.filter(isBelowListed)
        list = Blocklist(names: names, reachable: reachable, exceptions: exceptions)
        universe =
            (0..<120).map { _ in name() } + names.flatMap { [$0.name.text, "www." + $0.name.text, "z.b." + $0.name.text] }
        universe += exceptions.flatMap {
            [$0.name.text, "z.a." + $0.name.text, "q." + ($0.name.parent?.text ?? $0.name.text)]
        }
    }

    /// What the nearest statement about a name says: that it is listed, or that it is an exception; `nil` when there is none.
    private func nearest(_ name: DomainName) -> Bool? {
        var current: DomainName? = name
        while let ancestor = current {
            let isSaid = { (entry: Blocklist.Name) in entry.name == ancestor && (entry.scope == .subtree || ancestor == name) }
            if list.exceptions.contains(where: isSaid) { return false }
            if list.names.contains(where: isSaid) { return true }
            current = ancestor.parent
        }
        return nil
    }

    package func isSpared(_ name: DomainName) -> Bool { nearest(name) == false }

    package func means(_ name: DomainName) -> Bool { nearest(name) == true }
}
