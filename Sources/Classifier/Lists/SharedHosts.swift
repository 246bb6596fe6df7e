import DomainNames

/// Hosts that strangers share by path (`docs.google.com`), where only a single address can be listed, and link shorteners, which
/// are never listed at all (`lists/shared/hosts.tsv`, `lists/shared/shorteners.tsv`; both have this form).
///
/// ```
/// name             scope    kind     reason                        date
/// docs.google.com  exact    documents  anybody's documents and forms  2026-11-24
/// ```
package struct SharedHosts: Sendable {
    private var exact: [String: String] = [:]
    private var subtrees: [String: String] = [:]

    package var count: Int { exact.count + subtrees.count }

    /// No hosts, for tests and lists that are not used.
    package init() {}

    /// - Throws: `ListFileError`.
    package init(tsv: String, path: String) throws(ListFileError) {
        let table = try ListTable(tsv: tsv, path: path, required: ["name", "scope", "kind", "reason", "date"])
        for row in table.rows {
            let name: DomainName
            do { name = try DomainName(row["name"]) } catch {
                throw table.badValue(row, "name", row["name"], hint: "a host name, as in docs.example.com")
            }
            let isNew: Bool
            switch row["scope"] {
            case "exact": isNew = exact.updateValue(row["kind"], forKey: name.text) == nil
            case "subtree": isNew = subtrees.updateValue(row["kind"], forKey: name.text) == nil
            default: throw table.badValue(row, "scope", row["scope"], hint: "scope is exact or subtree")
            }
            if !isNew { throw table.duplicate(row, row["name"]) }
        }
    }

    /// What kind of shared host a name is, or `nil` when it is none.
    package func kind(of name: DomainName) -> String? {
        if let kind = exact[name.text] ?? subtrees[name.text] { return kind }
        var rest = name.parent
        while let parent = rest {
            if let kind = subtrees[parent.text] { return kind }
            rest = parent.parent
        }
        return nil
    }

    package func contains(_ name: DomainName) -> Bool { kind(of: name) != nil }
}
