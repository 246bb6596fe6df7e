import DomainNames

/// Names that must never be blocked, and why (`lists/protect/critical.tsv`; imported popular names have the same form).
///
/// ```
/// name    scope    class       reason                    date
/// gov.cn  subtree  government  government of China       2026-11-24
/// ```
/// `subtree` protects the name and all below it; `exact` the name and its `www`. The parents of a protected name are protected by
/// what they would take along: whoever compiles a list asks for `reachableNames`.
package struct ProtectedNames: Sendable {
    /// The rule that protects a name.
    package struct Protection: Hashable, Sendable {
        /// The name in the rule, which may be a parent of the name asked for.
        package let rule: DomainName
        package let isSubtree: Bool
        /// `government`, `bank`, `cdn` …
        package let category: String
        package let reason: String
    }

    private var exact: [String: Protection] = [:]
    private var subtrees: [String: Protection] = [:]

    package init() {}

    /// - Throws: `ListFileError` for a name that is none, an unknown scope, a missing reason, or a name that stands twice.
    package init(tsv: String, path: String) throws(ListFileError) {
        let table = try ListTable(tsv: tsv, path: path, required: ["name", "scope", "class", "reason", "date"])
        for row in table.rows {
            let name: DomainName
            do { name = try DomainName(row["name"]) } catch {
                throw table.badValue(row, "name", row["name"], hint: "a domain name, as in gov.example")
            }
            guard row["scope"] == "exact" || row["scope"] == "subtree" else {
                throw table.badValue(row, "scope", row["scope"], hint: "scope is exact or subtree")
            }
            guard !row["reason"].isEmpty else { throw table.badValue(row, "reason", "", hint: "say why the name matters") }
            let isSubtree = row["scope"] == "subtree"
            guard exact[name.text] == nil, subtrees[name.text] == nil else { throw table.duplicate(row, row["name"]) }
            let rule = Protection(rule: name, isSubtree: isSubtree, category: row["class"], reason: row["reason"])
            if isSubtree { subtrees[name.text] = rule } else { exact[name.text] = rule }
        }
    }

    package var count: Int { exact.count + subtrees.count }

    /// The rule that protects a name, the nearest first, or `nil`.
    package func protection(of name: DomainName) -> Protection? {
        if let rule = exact[name.text] ?? subtrees[name.text] { return rule }
        if name.text.hasPrefix("www."), let parent = name.parent, let rule = exact[parent.text] { return rule }
        var rest = name.parent
        while let parent = rest {
            if let rule = subtrees[parent.text] { return rule }
            rest = parent.parent
        }
        return nil
    }

    /// The protected names themselves, in order: an entry for one of their parents with all below it would block them.
    package var reachableNames: [DomainName] {
        (exact.values.map(\.rule) + subtrees.values.map(\.rule)).sorted()
    }

    /// Both sets in one: the critical layer and an imported one; where both have a name, this one's reason stays.
    package func merging(_ other: ProtectedNames) -> ProtectedNames {
        var merged = self
        merged.exact.merge(other.exact) { mine, _ in mine }
        merged.subtrees.merge(other.subtrees) { mine, _ in mine }
        return merged
    }
}
