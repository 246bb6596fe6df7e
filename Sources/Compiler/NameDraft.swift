import DomainNames
import PackedNames
import Vocabulary

/// One part of the names on its way through the passes. Names are meant by their position in the part's order.
struct NameDraft {
    /// What became of the statements about one name.
    struct State: OptionSet {
        let rawValue: UInt8
        var isKept: Bool { rawValue != 0 }
        var isSubtree: Bool { rawValue & 2 != 0 }
        static let exact = State(rawValue: 1)
        static let subtree = State(rawValue: 2)
        /// Statements about the subtree, cut down to the name itself.
        static let cut = State(rawValue: 4)
        static let kept: State = [.exact, .subtree, .cut]
    }

    /// Something that happened to statements about one name.
    struct Event {
        let position: Int
        /// Which statements, by what they said.
        let scopes: SortedPart.Scopes
        let reason: RefusalReason
        /// The rule behind it, for people: `allowed: good.example`.
        let detail: String
        /// Whether they are cut down to the exact name, not taken away.
        let isCut: Bool
    }

    /// A statement that was passed over before any pass: it has ended.
    struct Ended {
        let position: Int
        let line: UInt32
        let detail: String
    }

    let part: SortedPart
    let lower: UInt128
    let upper: UInt128
    private(set) var states: [State]
    private(set) var events: [Event] = []
    private(set) var ended: [Ended] = []
    /// Unique names touched, by reason.
    private(set) var touched: [RefusalReason: Int] = [:]
    /// Allowed names below kept subtrees, by their number among the allowed names.
    var exceptions: [RuleNames.Rule] = []
    /// What each input brought.
    var sources: [SourceCounts] = []
    /// Names that each allow rule touched, by the rule's number among the allowed names.
    var allowEffects: [Int: Int] = [:]

    init(_ part: SortedPart, lower: UInt128, upper: UInt128) {
        self.part = part
        self.lower = lower
        self.upper = upper
        states = (0..<part.count).map { State(rawValue: part.scopes(at: $0).rawValue) }
    }

    var count: Int { states.count }

    func isKept(_ position: Int) -> Bool { states[position].isKept }
    func isSubtree(_ position: Int) -> Bool { states[position].isSubtree }
    func name(at position: Int) -> DomainName { DomainName(part.name(at: position)) }

    /// The rules of a table whose names belong into this part.
    func rules(_ table: RuleNames) -> ArraySlice<RuleNames.Rule> { table.within(lower: lower, upper: upper) }

    func position(of rule: RuleNames.Rule) -> Int? { rule.withKey { part.position(ofKey: $0) } }
    /// The name, if it is here, and everything below it.
    func positions(within rule: RuleNames.Rule) -> Range<Int> { rule.withKey { part.positions(withinKey: $0) } }

    func positions(below labels: LabelsAbove) -> Range<Int> { labels.positions(in: part, lower: lower, upper: upper) }

    /// The positions of the proper ancestors of a rule's name that are here, nearest first.
    func ancestors(of rule: RuleNames.Rule) -> [Int] {
        var found: [Int] = []
        rule.forEachAncestorKey { key in
            if let position = part.position(ofKey: key) { found.append(position) }
        }
        return found
    }

    /// Takes away what is kept of one name.
    /// - Returns: whether anything was.
    @discardableResult
    mutating func refuse(_ position: Int, _ reason: RefusalReason, _ detail: @autoclosure () -> String) -> Bool {
        take(position, .kept, reason, detail())
    }

    /// Takes away the subtree of one name.
    mutating func refuseSubtree(_ position: Int, _ reason: RefusalReason, _ detail: @autoclosure () -> String) {
        take(position, .subtree, reason, detail())
    }

    @discardableResult
    private mutating func take(
        _ position: Int, _ meant: State, _ reason: RefusalReason, _ detail: @autoclosure () -> String
    ) -> Bool {
        let gone = states[position].intersection(meant)
        if gone.isEmpty { return false }
        states[position].subtract(gone)
        note(position, gone, reason, detail(), isCut: false)
        return true
    }

    /// Cuts the kept subtree of one name down to the name itself.
    @discardableResult
    mutating func narrow(_ position: Int, _ reason: RefusalReason, _ detail: @autoclosure () -> String) -> Bool {
        guard states[position].contains(.subtree) else { return false }
        states[position].remove(.subtree)
        states[position].insert(.cut)
        note(position, .subtree, reason, detail(), isCut: true)
        return true
    }

    private mutating func note(_ position: Int, _ gone: State, _ reason: RefusalReason, _ detail: String, isCut: Bool) {
        var scopes: SortedPart.Scopes = []
        if gone.contains(.exact) { scopes.insert(.exact) }
        if !gone.isDisjoint(with: [.subtree, .cut]) { scopes.insert(.subtree) }
        events.append(Event(position: position, scopes: scopes, reason: reason, detail: detail, isCut: isCut))
        touched[reason, default: 0] += 1
    }

    /// Leaves only what statements that have not ended say.
    mutating func keepOnly(_ alive: [State], ended: [Ended]) {
        states = alive
        self.ended = ended
        if !ended.isEmpty { touched[.expired, default: 0] += ended.count }
    }
}
