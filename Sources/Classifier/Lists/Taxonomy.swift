import Protection
import Vocabulary

/// The terms of fraud, by type and strength, ready to be searched for (`lists/taxonomy/terms.tsv`).
///
/// ```
/// code  lang  strength  origin  term
/// SD1   zh    3         S       刷单返利
/// NEG   zh    -2        J       警方提示
/// ```
///
/// A term may have gaps: `每日…收益` is both parts, the second near behind the first (`GapMatcher`).
package struct Taxonomy: Sendable {
    let terms: [FraudTerm]
    private let matcher: TermMatcher
    /// The index in `terms` of each of the matcher's.
    private let whole: [Int]
    private let gapMatcher: GapMatcher
    private let gapped: [Int]

    package var count: Int { terms.count }

    /// - Parameter path: the file's name for errors.
    /// - Throws: `ListFileError` for an unknown column, code or strength, or a term that stands twice under one code.
    package init(tsv: String, path: String) throws(ListFileError) {
        let table = try ListTable(
            tsv: tsv, path: path, required: ["code", "lang", "strength", "origin", "term"], optional: ["note"])
        var terms: [FraudTerm] = []
        var normals: [NormalText] = []
        var whole: [Int] = []
        var parts: [[NormalText]] = []
        var gapped: [Int] = []
        var known: [[UInt8]: Int] = [:]
        for row in table.rows {
            let code = row["code"]
            let type = FraudType(rawValue: code)
            guard type != nil || code == "NEG" else {
                throw table.badValue(
                    row, "code", code, hint: "codes are NEG, \(FraudType.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            let allowed: [FraudTerm.Strength] = type == nil ? [.advisory, .narrating, .innocent] : [.strong, .medium, .weak]
            guard let strength = Int(row["strength"]).flatMap(FraudTerm.Strength.init), allowed.contains(strength) else {
                throw table.badValue(
                    row, "strength", row["strength"],
                    hint: "for \(code) it is one of \(allowed.map { "\($0.rawValue)" }.joined(separator: ", "))")
            }
            let texts = row["term"].split(separator: GapMatcher.mark, omittingEmptySubsequences: false).map { part in
                NormalText(part.split(separator: " ").joined(separator: " "))
            }
            guard texts.allSatisfy({ !$0.isEmpty }) else {
                throw table.badValue(row, "term", row["term"], hint: "a term, and each part of one with gaps, has letters")
            }
            guard texts.count <= GapMatcher.parts else {
                throw table.badValue(row, "term", row["term"], hint: "a term has \(GapMatcher.parts) parts at the most")
            }
            let key = Array(texts.map(\.bytes).joined(separator: [0]))
            let meaning = FraudTerm.Meaning(type: type, strength: strength)
            if let index = known[key] {
                guard !terms[index].meanings.contains(where: { $0.type == type }) else { throw table.duplicate(row, row["term"]) }
                terms[index].meanings.append(meaning)
            } else {
                known[key] = terms.count
                if texts.count == 1 {
                    whole.append(terms.count)
                    normals.append(texts[0])
                } else {
                    gapped.append(terms.count)
                    parts.append(texts)
                }
                terms.append(FraudTerm(text: row["term"], meanings: [meaning]))
            }
        }
        self.terms = terms
        self.whole = whole
        self.gapped = gapped
        matcher = TermMatcher(normals)
        gapMatcher = GapMatcher(parts)
    }

    /// Where terms stand in a text, as indices of `terms`: those without gaps first.
    func matches(in text: NormalText) -> [TermMatcher.Match] {
        matcher.matches(in: text).map { TermMatcher.Match(term: whole[$0.term], range: $0.range) }
            + gapMatcher.matches(in: text).map { TermMatcher.Match(term: gapped[$0.term], range: $0.range) }
    }
}
