import DomainNames
import Protection

/// The brands that are looked for on pages and in names (`lists/brands/brands.tsv`).
///
/// ```
/// id      category  name_zh  name_en  aliases   labels  domains               context
/// paypal  payment   贝宝     PayPal   Pay Pal   paypal  paypal.com|paypal.me
/// ```
package struct Brands: Sendable {
    let brands: [Brand]
    /// Finds names; each match's term is an index into `nameOwners`.
    let matcher: TermMatcher
    /// For each searched name, the index of its brand.
    let nameOwners: [Int]
    /// Finds labels in names.
    let labelIndex: BrandLabelIndex
    /// For each own domain and top level, the first brand that has it.
    private let ownersByName: [Substring: Int]

    package var count: Int { brands.count }

    /// The labels that are words of letters only, long enough not to be met by chance: what is looked for in addresses.
    package var words: [String] {
        brands.flatMap(\.labels).filter { label in
            label.utf8.count >= Brands.shortestWord && label.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
        }
    }

    private static let shortestWord = 4

    /// - Throws: `ListFileError` for an unknown column or category, a domain that is none, or an id that stands twice.
    package init(tsv: String, path: String) throws(ListFileError) {
        let table = try ListTable(
            tsv: tsv, path: path,
            required: ["id", "category", "name_zh", "name_en", "aliases", "labels", "domains", "context"], optional: ["note"])
        var brands: [Brand] = []
        var ids: Set<String> = []
        var names: [NormalText] = []
        var owners: [Int] = []
        for row in table.rows {
            guard let category = Brand.Category(rawValue: row["category"]) else {
                let known = Brand.Category.allCases.map(\.rawValue).joined(separator: ", ")
                throw table.badValue(row, "category", row["category"], hint: "categories are \(known)")
            }
            guard ids.insert(row["id"]).inserted else { throw table.duplicate(row, row["id"]) }
            var domains: [DomainName] = []
            var topLevels: [String] = []
            for text in row.parts("domains") {
                if text.hasPrefix("."), !text.dropFirst().contains(".") {
                    topLevels.append(String(text.dropFirst()))
                    continue
                }
                do { domains.append(try DomainName(text)) } catch {
                    throw table.badValue(
                        row, "domains", text,
                        hint:
                            "domain names separated by |, as in a.example|b.example; a top-level domain of its own with a dot before it"
                    )
                }
            }
            guard !domains.isEmpty else { throw table.badValue(row, "domains", "", hint: "at least one domain of its own") }
            let brand = Brand(
                id: row["id"], category: category, names: row.parts("name_en") + row.parts("name_zh") + row.parts("aliases"),
                labels: row.parts("labels"),
                skeletons: row.parts("labels").map { NameSkeleton.of($0) }, domains: domains, topLevels: topLevels,
                context: row.parts("context").map { NormalText($0).string })
            for name in brand.names {
                names.append(NormalText(name))
                owners.append(brands.count)
            }
            brands.append(brand)
        }
        self.brands = brands
        matcher = TermMatcher(names)
        nameOwners = owners
        labelIndex = BrandLabelIndex(brands)
        var byName: [Substring: Int] = [:]
        for (index, brand) in brands.enumerated() {
            for name in brand.domains.map(\.text) + brand.topLevels where byName[Substring(name)] == nil {
                byName[Substring(name)] = index
            }
        }
        ownersByName = byName
    }

    /// The brand whose own domain a host is, or lies below; of several the one that stands first in the list.
    func owner(of host: DomainName) -> Brand? { ownerIndex(of: host).map { brands[$0] } }

    /// The place of that brand in `brands`.
    func ownerIndex(of host: DomainName) -> Int? {
        var first = ownersByName[Substring(host.text)]
        for ancestor in host.ancestors {
            if let index = ownersByName[ancestor] { first = min(first ?? index, index) }
        }
        return first
    }
}
