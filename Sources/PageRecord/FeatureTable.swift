/// The table of all measures as docs/FEATURES.md holds it: written from the code, and a test holds the file to it.
package enum FeatureTable {
    package static var markdown: String {
        var text = """
            # Features

            What the page reader measures on a page, beside its texts, forms, links and entities: numbers by name, as `zhalan inspect
            --json` prints them under `features.measures`. Version \(PageFeatures.version). The table is written from the code; change it there
            (`Sources/PageRecord/PageMeasure.swift`), then let the test of `FeatureTable` say what this file must be.

            All are counts or shares from 0 to the value under *most*; lists are cut at the limits of `RecordLimits`.

            """
        for measure in PageMeasure.allCases {
            if let group = PageMeasure.groups.first(where: { $0.first == measure }) {
                text += "\n## \(group.title)\n\n| measure | unit | most | why |\n|---|---|---|---|\n"
            }
            let about = measure.description
            text += "| `\(measure)` | \(about.unit) | \(about.most) | \(about.why) |\n"
        }
        return text
    }
}
