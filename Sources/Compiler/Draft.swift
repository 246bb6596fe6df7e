import DomainNames
import Vocabulary

/// A list on its way through the passes.
struct Draft {
    /// One statement about an address.
    struct AddressRow {
        let address: WebAddress
        /// The spelling that makes two addresses one.
        let key: String
        let origin: Int
        var isKept = true
    }

    /// A statement that a pass took away or cut down.
    struct Removal {
        let subject: ListEntry.Subject
        let origin: Int
        let reason: RefusalReason
        /// The rule behind it, for people: `allowed: good.example`.
        let detail: String
    }

    /// Sorted before the first pass.
    var table: NameTable
    var addresses: [AddressRow]
    /// Allowed names below kept subtrees.
    var exceptions: [Blocklist.Name] = []
    /// What each input brought, when there are several.
    var sources: [SourceCounts] = []
    private(set) var refusals: [Removal] = []
    private(set) var narrowed: [Removal] = []
    /// Unique names and addresses touched, by reason.
    private(set) var touched: [RefusalReason: Int] = [:]

    /// Calls the body once for each name that has kept rows, with all its rows.
    func forEachName(_ body: (Range<Int>) -> Void) {
        var index = 0
        while index < table.rows.count {
            let group = table.group(at: index)
            if group.contains(where: { table.rows[$0].isKept }) { body(group) }
            index = group.upperBound
        }
    }

    /// The same for a body that takes away and cuts down.
    mutating func visitNames(_ body: (inout Draft, _ name: DomainName, _ rows: Range<Int>) -> Void) {
        var index = 0
        while index < table.rows.count {
            let group = table.group(at: index)
            index = group.upperBound
            guard group.contains(where: { table.rows[$0].isKept }) else { continue }
            body(&self, table.name(at: group.lowerBound), group)
        }
    }

    /// Takes the kept rows of one name away.
    mutating func refuse(_ rows: Range<Int>, _ reason: RefusalReason, _ detail: String) {
        refuse(rows, reason, detail) { _ in true }
    }

    mutating func refuse(
        _ rows: Range<Int>, _ reason: RefusalReason, _ detail: String, where isMeant: (NameTable.Row) -> Bool
    ) {
        var name: DomainName?
        for index in rows where table.rows[index].isKept && isMeant(table.rows[index]) {
            table.rows[index].isKept = false
            let known = name ?? table.name(at: index)
            name = known
            refusals.append(
                Removal(subject: .name(known), origin: Int(table.rows[index].origin), reason: reason, detail: detail))
        }
        if name != nil { touched[reason, default: 0] += 1 }
    }

    /// Cuts the kept subtree rows of one name down to the name itself.
    mutating func narrow(_ rows: Range<Int>, _ reason: RefusalReason, _ detail: String) {
        var name: DomainName?
        for index in rows where table.rows[index].isKept && table.rows[index].scope == .subtree {
            table.rows[index].scope = .exact
            let known = name ?? table.name(at: index)
            name = known
            narrowed.append(
                Removal(subject: .name(known), origin: Int(table.rows[index].origin), reason: reason, detail: detail))
        }
        if name != nil { touched[reason, default: 0] += 1 }
    }

    mutating func refuse(address index: Int, _ reason: RefusalReason, _ detail: String) {
        guard addresses[index].isKept else { return }
        addresses[index].isKept = false
        touched[reason, default: 0] += 1
        refusals.append(
            Removal(
                subject: .address(addresses[index].address), origin: addresses[index].origin, reason: reason, detail: detail))
    }

    /// The rows of the proper ancestors of a name that have any, nearest first; a top-level label is no name and has none.
    func ancestorRows(of name: DomainName) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var current = name.parent
        while let ancestor = current {
            let rows = table.rows(of: ancestor)
            if !rows.isEmpty { found.append(rows) }
            current = ancestor.parent
        }
        return found
    }
}
