import Protection
import Vocabulary

/// The terms of fraud, by type and strength, ready to be searched for (`lists/taxonomy/terms.tsv`).
///
/// ```
/// code  lang  strength  origin  term
/// SD1   zh    3         S       刷单返利
/// NEG   zh    -2        J       警方提示
/// ```
package struct Taxonomy: Sendable {
    let terms: [FraudTerm]
    let matcher: TermMatcher

    package var count: Int { terms.count }

    /// - Parameter path: the file's name for errors.
    /// - Throws: `ListFileError` for an unknown column, code or strength, or a term that stands twice under one code.
    package init(tsv: String, path: String) throws(ListFileError) {
        let table = try ListTable(
            tsv: tsv, path: path, required: ["code", "lang", "strength", "origin", "term"], optional: ["note"])
        var terms: [FraudTerm] = []
        var normals: [NormalText] = []
        var known: [[UInt8]: Int] = [:]
        for row in table.rows {
            let code = row["code"]
            let type = FraudType(rawValue: code)
            guard type != nil || code == "NEG" else {
                throw table.badValue(
                    row, "code", code, hint: "codes are NEG, \(FraudType.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            let allowed: [FraudTerm.Strength] = type == nil ? [.advisory, .innocent] : [.strong, .medium, .weak]
            guard let strength = Int(row["strength"]).flatMap(FraudTerm.Strength.init), allowed.contains(strength) else {
                throw table.badValue(
                    row, "strength", row["strength"],
                    hint: "for \(code) it is one of \(allowed.map { "\($0.rawValue)" }.joined(separator: ", "))")
            }
            let normal = NormalText(row["term"])
            guard !normal.isEmpty else { throw table.badValue(row, "term", row["term"], hint: "a term has letters") }
            let meaning = FraudTerm.Meaning(type: type, strength: strength)
            if let index = known[normal.bytes] {
                guard !terms[index].meanings.contains(where: { $0.type == type }) else { throw table.duplicate(row, row["term"]) }
                terms[index].meanings.append(meaning)
            } else {
                known[normal.bytes] = terms.count
                terms.append(FraudTerm(text: row["term"], meanings: [meaning]))
                normals.append(normal)
            }
        }
        self.terms = terms
        matcher = TermMatcher(normals)
    }
}
