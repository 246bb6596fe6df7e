import Protection

/// Where the rows of a source come from and under which licence (`lists/model/sources.tsv`).
///
/// ```
/// source  origin                      licence
/// v2fly_  v2fly/domain-list-community MIT
/// ```
package struct ModelOrigin: Hashable, Sendable {
    /// The beginning of the names of its sources.
    package let source: String
    package let origin: String
    /// "none stated" where the origin says nothing.
    package let licence: String

    /// - Throws: `ListFileError` for an unknown column or a row with a field missing.
    package static func all(tsv: String, path: String) throws(ListFileError) -> [ModelOrigin] {
        let table = try ListTable(tsv: tsv, path: path, required: ["source", "origin", "licence"])
        var origins: [ModelOrigin] = []
        for row in table.rows {
            for column in ["source", "origin", "licence"] where row[column].isEmpty {
                throw table.badValue(row, column, "", hint: "every source has an origin and a licence, or \"none stated\"")
            }
            origins.append(ModelOrigin(source: row["source"], origin: row["origin"], licence: row["licence"]))
        }
        return origins
    }
}
