import DomainNames
import Vocabulary

/// The addresses of a list on their way through the passes.
struct AddressDraft {
    /// One statement about an address.
    struct Row {
        let address: WebAddress
        /// The spelling that makes two addresses one.
        let key: String
        let input: Int
        let line: Int
        var isKept = true
    }

    private(set) var rows: [Row]
    private(set) var refusals: [CompilerRemoval] = []
    private(set) var touched: [RefusalReason: Int] = [:]

    init(_ rows: [Row]) {
        // Addresses that are one stand side by side, the spelling that stands for them first whatever the order of input.
        self.rows = rows.sorted { left, right in
            if left.key != right.key { return left.key < right.key }
            return (left.address.description, left.input, left.line) < (right.address.description, right.input, right.line)
        }
    }

    /// Looks at each kept address; the body says why it must go, or `nil`.
    mutating func refuse(where fault: (Row) -> (RefusalReason, String)?) {
        for index in rows.indices where rows[index].isKept {
            guard let (reason, detail) = fault(rows[index]) else { continue }
            rows[index].isKept = false
            touched[reason, default: 0] += 1
            refusals.append(
                CompilerRemoval(
                    subject: .address(rows[index].address), input: rows[index].input, line: rows[index].line, reason: reason,
                    detail: detail))
        }
    }

    /// Kept rows that are one address, in the order of the list.
    var groups: [[Row]] {
        var groups: [[Row]] = []
        for row in rows where row.isKept {
            if let last = groups.last, last[0].key == row.key {
                groups[groups.count - 1].append(row)
            } else {
                groups.append([row])
            }
        }
        return groups.sorted { $0[0].address.description < $1[0].address.description }
    }
}
