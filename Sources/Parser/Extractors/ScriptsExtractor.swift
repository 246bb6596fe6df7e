import Digests
import PageRecord

/// What scripts say, the frameworks that a page is built with, and whether it is only a shell that scripts fill.
struct ScriptsExtractor {
    /// Text below which a page with scripts is a shell, in bytes: one short sentence.
    private static let shellText = 120

    private var scanner: ScriptScanner?

    mutating func scripts(_ scanner: ScriptScanner) {
        self.scanner = scanner
    }

    func finish(_ features: inout PageFeatures) {
        guard let scanner else { return }
        features.scriptFindings = scanner.findings
        features.scriptFindings.frameworks = Self.frameworks(features, scanner.frameworks)
        features.fingerprints.scripts = scanner.hashes
        features.fingerprints.assetPaths = AssetPaths.print(features.scripts + features.styles + features.images)
        let hasScripts = !features.scripts.isEmpty || features.inlineScriptBytes > 0
        if hasScripts, features.text.utf8.count < Self.shellText, features.forms.allSatisfy(\.fields.isEmpty),
            features.looseFields.isEmpty
        {
            features.scriptFindings.unseen.insert(.shell)
        }
        let counts = scanner.counts
        features[.evals] = counts.evals
        features[.atobs] = counts.base64
        features[.documentWrites] = counts.writes
        features[.unescapes] = counts.percents
        features[.charCodes] = counts.characterCodes
        features[.escapes] = counts.escapes
        features[.longestToken] = counts.longestToken
        features[.contextMenuBlocks] = counts.contextMenus
        features[.clipboardUses] = counts.clipboards
        features[.keyHandlers] = counts.keys
        features[.deviceChecks] = counts.devices
        features[.debuggerTraps] = counts.debuggers
        features[.inlineScripts] = scanner.scriptCount
    }

    private static func frameworks(_ features: PageFeatures, _ found: Set<String>) -> [String] {
        var names = found
        for reference in features.scripts + features.styles {
            reference.withView { text in
                ScriptFrameworks.finder.matches(in: text) { names.insert(ScriptFrameworks.table[$0.word].name) }
            }
        }
        return names.sorted()
    }
}
