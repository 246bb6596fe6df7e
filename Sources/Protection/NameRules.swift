import DomainNames

/// One line of `lists/protect/` or `lists/shared/`: a name, how far it reaches, and why it stands there.
package struct NameRule: Hashable, Sendable {
    package let name: DomainName
    /// Whether every name below belongs to it too; else the rule is about the name and its `www` alone.
    package let isSubtree: Bool
    /// `government`, `bank`, `cdn`, `shortener` …
    package let category: String
    /// Whose name it is, for people.
    package let reason: String
    /// The file as its reader was told: `lists/protect/banks.tsv`.
    package let path: String
    /// Counted from 1.
    package let line: Int

    /// Where a person finds the rule.
    package var place: String { "\(path) line \(line)" }
}

/// Names by rule, as people edit them in tab-separated files; one walk over a name's parents finds the rule for it.
///
/// ```
/// name      scope    class       reason                 date
/// gov.cn    subtree  government  government of China    2026-11-24
/// bbva.com  exact    bank        its www is meant too   2026-11-24
/// ```
/// `subtree` is the name and all below it; `exact` the name and its `www` alone: what others have below is theirs.
package struct NameRules: Sendable {
    private static let columns = ["name", "scope", "class", "reason", "date"]

    /// In the order of reading.
    package private(set) var all: [NameRule] = []
    // Substrings, so that a look-up of an ancestor hashes a slice of the name and allocates nothing.
    private var places: [Substring: Int] = [:]

    package init() {}

    /// One file alone.
    package init(tsv: String, path: String) throws(ListFileError) {
        try add(tsv: tsv, path: path)
    }

    /// Takes a further file in.
    ///
    /// - Throws: `ListFileError` for a name that is none, an unknown scope, a missing class, reason or date, or a name that stands
    ///   twice, in this file or in one before.
    package mutating func add(tsv: String, path: String) throws(ListFileError) {
        let table = try ListTable(tsv: tsv, path: path, required: NameRules.columns)
        for row in table.rows {
            guard let name = NameRules.name(row["name"]) else {
                throw table.badValue(row, "name", row["name"], hint: "a domain name, as in gov.example, or a top-level domain")
            }
            guard row["scope"] == "exact" || row["scope"] == "subtree" else {
                throw table.badValue(row, "scope", row["scope"], hint: "scope is exact or subtree")
            }
            guard !row["class"].isEmpty else { throw table.badValue(row, "class", "", hint: "one word, as in bank") }
            guard !row["reason"].isEmpty else { throw table.badValue(row, "reason", "", hint: "say whose name it is") }
            guard NameRules.isDay(row["date"]) else {
                throw table.badValue(row, "date", row["date"], hint: "the day of the last look at the line, YYYY-MM-DD")
            }
            if let before = places[Substring(name.text)] {
                throw table.duplicate(row, row["name"], hint: "merge it with \(all[before].place)")
            }
            places[Substring(name.text)] = all.count
            all.append(
                NameRule(
                    name: name, isSubtree: row["scope"] == "subtree", category: row["class"], reason: row["reason"], path: path,
                    line: row.line))
        }
    }

    package var count: Int { all.count }

    /// The rule about a name, the nearest first, or `nil`.
    package func rule(covering name: DomainName) -> NameRule? {
        if let index = places[Substring(name.text)] { return all[index] }
        let isWWW = name.text.utf8.starts(with: "www.".utf8)
        for (depth, ancestor) in name.ancestors.enumerated() {
            guard let index = places[ancestor] else { continue }
            if all[index].isSubtree || isWWW && depth == 0 { return all[index] }
        }
        return nil
    }

    package func contains(_ name: DomainName) -> Bool { rule(covering: name) != nil }

    /// The names of the rules: an entry for a parent of one, with all below, would take it along.
    package var names: [DomainName] { all.map(\.name) }

    /// A name, or a top-level domain that exists: `gov`.
    private static func name(_ text: String) -> DomainName? {
        do throws(DomainNameError) { return try DomainName(text) } catch {
            let isTopLevel = error == .singleLabel && PublicSuffixes.isKnownSuffix(text.lowercased())
            return isTopLevel ? DomainName(trusted: text.lowercased()) : nil
        }
    }

    private static func isDay(_ text: String) -> Bool {
        text.utf8.count == 10
            && text.utf8.enumerated().allSatisfy { index, byte in
                index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
            }
    }
}
