import DomainNames
import PackedNames
import Vocabulary

/// The last look at a part behind the passes: what lies around the kept names, and their piece of the list.
struct PartFinish {
    private let draft: NameDraft
    private let context: CompilerContext
    private let hosts: RuleNames
    private var marks: [NameSegment.Marks]
    /// Allowed names below a kept subtree, each once, in order.
    private(set) var exceptions: [RuleNames.Rule] = []
    private(set) var reachable: [(name: DomainName, isSubtree: Bool)] = []

    init(_ draft: NameDraft, context: CompilerContext, hosts: RuleNames) {
        self.draft = draft
        self.context = context
        self.hosts = hosts
        let (exact, subtree) = (NameSegment.Marks(), NameSegment.Marks.subtree)
        marks = draft.states.map { $0.isSubtree ? subtree : exact }
    }

    /// The scope in which a name is allowed.
    func scope(of rule: RuleNames.Rule) -> ListingScope {
        context.rules.allow[context.allowedEntries[rule.number]].scope
    }

    mutating func markSurroundings() {
        let allowed = draft.rules(context.allowed)
        if !allowed.isEmpty { chooseExceptions() }
        for rule in exceptions { mark(rule, .exceptionBelow) }
        if !allowed.isEmpty { markAllowed(allowed) }
        for rule in draft.rules(context.reachable) where mark(rule, .reachableBelow) {
            reachable.append((rule.name, true))
        }
        for rule in draft.rules(hosts) { mark(rule, .addressBelow) }
    }

    /// An allowed name is an exception where the nearest statement above it lists; where that allows, it says nothing new.
    private mutating func chooseExceptions() {
        var index = 0
        let candidates = draft.exceptions
        while index < candidates.count {
            // The same name twice: the wider scope stands for both.
            var widest = candidates[index]
            while index < candidates.count, candidates[index].name == widest.name {
                if scope(of: candidates[index]) == .subtree { widest = candidates[index] }
                index += 1
            }
            let listed = draft.ancestors(of: widest).first { draft.isSubtree($0) }.map { draft.part.name(at: $0).count }
            let allowed = exceptions.last { scope(of: $0) == .subtree && widest.name.isWithin($0.name) }.map(
                \.name.text.utf8.count)
            guard let listed, listed > (allowed ?? 0) else { continue }
            exceptions.append(widest)
        }
    }

    private mutating func markAllowed(_ allowed: ArraySlice<RuleNames.Rule>) {
        var said = DomainTree()
        for rule in exceptions { said.insert(rule.name, subtree: scope(of: rule) == .subtree) }
        var subtrees = DomainTree()
        for rule in allowed {
            let isSubtree = scope(of: rule) == .subtree
            if isSubtree { subtrees.insert(rule.name, subtree: true) }
            if !said.covers(rule.name) {
                reachable.append((rule.name, isSubtree))
                mark(rule, .reachableBelow)
            }
        }
        for rule in allowed where scope(of: rule) == .subtree {
            for position in draft.positions(within: rule) where draft.isKept(position) {
                guard let nearest = subtrees.properCoveringSubtree(of: draft.name(at: position)) else { continue }
                let listed = listedAbove(position)
                if listed < nearest.text.utf8.count { marks[position].insert(.allowedAround) }
            }
        }
    }

    /// The length of the nearest kept subtree's name strictly above a position; 0 when there is none.
    private func listedAbove(_ position: Int) -> Int {
        var name = draft.name(at: position).parent
        while let ancestor = name {
            let found = ancestor.sortKey.withUnsafeBufferPointer { draft.part.position(ofKey: $0) }
            if let found, draft.isSubtree(found) { return ancestor.text.utf8.count }
            name = ancestor.parent
        }
        return 0
    }

    /// Marks the kept names above a rule's.
    /// - Returns: whether there is one.
    @discardableResult
    private mutating func mark(_ rule: RuleNames.Rule, _ mark: NameSegment.Marks) -> Bool {
        var found = false
        for position in draft.ancestors(of: rule) where draft.isKept(position) {
            marks[position].insert(mark)
            found = true
        }
        return found
    }

    /// The kept names in order, and how many of them a kept subtree above covers. The part is empty afterwards.
    func pack() -> (segment: NameSegment, pruned: Int) {
        var hasSubtrees = false
        var kept = [NameSegment.Marks?](repeating: nil, count: draft.count)
        for position in 0..<draft.count where draft.isKept(position) {
            kept[position] = marks[position]
            if draft.isSubtree(position) { hasSubtrees = true }
        }
        let covered = hasSubtrees ? pruned() : 0
        let segment = draft.part.takeSegment(kept)
        return (segment, covered)
    }

    private func pruned() -> Int {
        var pruned = 0
        var cover: Int?
        for position in 0..<draft.count where draft.isKept(position) {
            // In order, everything below a subtree follows it at once.
            if let above = cover, draft.part.isWithin(position, above) {
                pruned += marks[position].isAllowedAround ? 0 : 1
            } else {
                cover = draft.isSubtree(position) ? position : nil
            }
        }
        return pruned
    }
}
