import DomainNames

/// One line of a popular list: a rank and a name.
package struct PopularRow: Hashable, Sendable {
    package let rank: UInt32
    package let name: DomainName

    package init(rank: UInt32, name: DomainName) {
        self.rank = rank
        self.name = name
    }
}

/// How the columns of a popular list stand, told from its first line.
///
/// ```
/// 1,google.com                                            Tranco, Umbrella: rank,name
/// GlobalRank,TldRank,Domain,TLD,RefSubNets,…              Majestic: a header, then a row for each name
/// ```
package struct PopularColumns: Hashable, Sendable {
    let rank: Int
    let name: Int
    /// Whether the first line is a header and no row.
    package let hasHeader: Bool

    /// - Returns: `nil` when the line is neither a header nor a row of such a table: the list has another form.
    package init?(firstLine: String) {
        let fields = PopularColumns.fields(firstLine).map { $0.lowercased() }
        if let rank = fields.firstIndex(where: { $0 == "globalrank" || $0 == "rank" }),
            let name = fields.firstIndex(where: { $0 == "domain" || $0 == "name" || $0 == "host" })
        {
            self.rank = rank
            self.name = name
            hasHeader = true
        } else if fields.count == 2, UInt32(fields[0]) != nil, fields[1].contains(".") || !fields[1].contains(" ") {
            rank = 0
            name = 1
            hasHeader = false
        } else {
            return nil
        }
    }

    /// Why a line is not taken.
    package enum Fault: String, Error, Hashable, Sendable {
        case missingField = "missing-field"
        case badRank = "bad-rank"
        case badName = "bad-name"
        /// A top-level domain: Umbrella ranks `com` as well. It is protected anyway.
        case topLevel = "top-level"
    }

    package func row(_ line: String) -> Result<PopularRow, Fault> {
        let fields = PopularColumns.fields(line)
        guard fields.count > max(rank, name) else { return .failure(.missingField) }
        guard let rank = UInt32(fields[rank]), rank > 0 else { return .failure(.badRank) }
        do throws(DomainNameError) {
            return .success(PopularRow(rank: rank, name: try DomainName(fields[name])))
        } catch {
            return .failure(error == .singleLabel ? .topLevel : .badName)
        }
    }

    /// The fields of a line; none of these lists has a comma inside one.
    private static func fields(_ line: String) -> [Substring] {
        line.split(separator: ",", omittingEmptySubsequences: false).map { field in
            var scalars = field.unicodeScalars.drop { " \t\"".unicodeScalars.contains($0) }
            while let last = scalars.last, " \t\r\"".unicodeScalars.contains(last) { scalars.removeLast() }
            return Substring(scalars)
        }
    }
}
