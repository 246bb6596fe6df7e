/// Which pages of an index are akin, so that none is tried on a model that learned from its brother.
///
/// Captures come from many sites, so near-copies are kin (`cluster`); everything else (kits, applications, templates) is one family by
/// its source. Families that share a near-copy are one.
struct PageKin {
    private var parents: [String: String] = [:]

    /// The name of each row's family, the same in every run.
    static func names(of rows: [PageIndex.Row]) -> [String] {
        var kin = PageKin()
        for row in rows {
            let family = PageKin.family(row)
            if !row.cluster.isEmpty { kin.join(family, "cluster \(row.cluster)") }
        }
        return rows.map { kin.root(PageKin.family($0)) }
    }

    private static func family(_ row: PageIndex.Row) -> String {
        row.kind.contains("capture") && !row.cluster.isEmpty ? "cluster \(row.cluster)" : "source \(row.source)"
    }

    private mutating func root(_ name: String) -> String {
        var name = name
        while let parent = parents[name], parent != name { name = parent }
        return name
    }

    /// The smaller name leads, so that the order of rows does not matter.
    private mutating func join(_ left: String, _ right: String) {
        let (left, right) = (root(left), root(right))
        guard left != right else { return }
        parents[max(left, right)] = min(left, right)
    }
}
