import Crawler
import DomainNames
import Protection

/// Addresses behind which no site of its own lives (`lists/shared/addresses.tsv`).
struct KnownAddresses: Sendable {
    enum Purpose: String, CaseIterable, Sendable {
        case sinkhole, parking
    }

    /// One row: a range, what it is for, and whose it is.
    struct Range: Sendable {
        let prefix: AddressPrefix
        let purpose: Purpose
        let who: String
    }

    private let ranges: [Range]

    /// - Throws: `ListFileError` for a row that does not fit.
    init(tsv: String, path: String) throws(ListFileError) {
        let table = try ListTable(
            tsv: tsv, path: path, required: ["prefix", "purpose", "who", "reason", "date"])
        var ranges: [Range] = []
        for row in table.rows {
            guard let prefix = AddressPrefix(row["prefix"]) else {
                throw table.badValue(row, "prefix", row["prefix"], hint: "an address, or a range as in 192.0.2.0/24")
            }
            guard let purpose = Purpose(rawValue: row["purpose"]) else {
                throw table.badValue(
                    row, "purpose", row["purpose"],
                    hint: "purposes are \(Purpose.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            ranges.append(Range(prefix: prefix, purpose: purpose, who: row["who"]))
        }
        self.ranges = ranges
    }

    /// What all the addresses of a name are for; `nil` when one of them is nothing of the kind.
    func purpose(of addresses: [IPAddress]) -> Range? {
        let found = addresses.map { address in ranges.first { $0.prefix.contains(address) } }
        guard let first = found.first ?? nil, found.allSatisfy({ $0?.purpose == first.purpose }) else { return nil }
        return first
    }
}
