import Protection
import Vocabulary

/// What each fraud type is called and what to tell people about it (`lists/taxonomy/types.tsv`).
package struct FraudTypeCatalog: Sendable {
    package struct Entry: Sendable {
        package let type: FraudType
        /// The official name in the police typology, and the year of that wording.
        package let officialName: String
        package let year: String
        package let englishName: String
        package let aliases: [String]
        /// One line for people who meet this fraud, in Chinese and in English.
        package let adviceChinese: String
        package let adviceEnglish: String
    }

    private let entries: [FraudType: Entry]

    /// - Throws: `ListFileError`, also when a type has no line or two.
    package init(tsv: String, path: String) throws(ListFileError) {
        let table = try ListTable(
            tsv: tsv, path: path, required: ["code", "name_zh", "name_en", "year", "aliases", "advice_zh", "advice_en"])
        var entries: [FraudType: Entry] = [:]
        let codes = FraudType.allCases.map(\.rawValue).joined(separator: ", ")
        for row in table.rows {
            guard let type = FraudType(rawValue: row["code"]) else {
                throw table.badValue(row, "code", row["code"], hint: "codes are \(codes)")
            }
            guard entries[type] == nil else { throw table.duplicate(row, row["code"]) }
            entries[type] = Entry(
                type: type, officialName: row["name_zh"], year: row["year"], englishName: row["name_en"],
                aliases: row.parts("aliases"), adviceChinese: row["advice_zh"], adviceEnglish: row["advice_en"])
        }
        if let missing = FraudType.allCases.first(where: { entries[$0] == nil }) {
            throw ListFileError(
                path: path, line: table.rows.last?.line ?? 1, problem: .badValue(column: "code", value: "no \(missing.rawValue)"),
                hint: "each of \(codes) needs a line")
        }
        self.entries = entries
    }

    package func entry(for type: FraudType) -> Entry? { entries[type] }
}
