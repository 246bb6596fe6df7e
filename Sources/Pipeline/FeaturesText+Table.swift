import PageRecord
import Vocabulary

extension FeaturesText {
    /// Lines for people: who the page says that it is, what links it to others, what its scripts do, and every measure that is not 0.
    static func table(_ features: PageFeatures) -> [String] {
        var lines: [String] = []
        func add(_ heading: String, _ value: String) {
            if value.isEmpty { return }
            let padding = String(repeating: " ", count: max(1, 11 - heading.count))
            lines.append("  \(heading)\(padding)\(PlainText.escaped(value))")
        }
        add("claims", features.identity.claimedName)
        for company in features.identity.companies { add("company", company) }
        add("copyright", features.identity.copyright)
        add("generator", features.identity.generator)
        for entity in features.entities { add("entity", "\(entity.kind.label) \(entity.shown) (\(entity.place.label))") }
        add("dom-hash", features.fingerprints.domHash)
        if features.fingerprints.structure != 0 { add("structure", hexadecimal(features.fingerprints.structure)) }
        if let icon = features.fingerprints.inlineIcon { add("icon mmh3", "\(icon)") }
        add("frameworks", features.scriptFindings.frameworks.joined(separator: ", "))
        for redirect in features.scriptFindings.redirects { add("moves to", redirect) }
        for call in features.scriptFindings.calls.prefix(10) { add("calls", call) }
        add("unseen", features.scriptFindings.unseen.map(\.label).sorted().joined(separator: ", "))
        return lines + measures(features)
    }

    /// All measures that are not 0, several to a line, in the order of docs/FEATURES.md.
    private static func measures(_ features: PageFeatures) -> [String] {
        let figures = PageMeasure.allCases.filter { features[$0] != 0 }.map { "\($0) \(features[$0])" }
        return stride(from: 0, to: figures.count, by: 6).map { start in
            (start == 0 ? "  measures   " : "             ")
                + figures[start..<min(start + 6, figures.count)].joined(separator: ", ")
        }
    }
}
