import PageRecord
import Vocabulary

/// A password goes to a script lying beside the page (`action="post.php"`), as kits do that are unpacked into any folder; sites
/// with accounts address theirs from the root.
///
/// On the development pages 187 of 1,244 fraud pages have it and 32 of 4,907 honest ones: a reason to look.
struct CollectorScriptSignal: SignalReader {
    static let name = "collector-script"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, site.owner == nil else { return [] }
        for (index, form) in page.features.forms.enumerated() {
            let asksSecret = form.fields.contains { FormReading.secrets.contains($0.meaning) }
            guard asksSecret, CollectorScriptSignal.isLooseScript(form.action) else { continue }
            return [
                finding(
                    .structure, .medium, SignalWeights.nearReview, types: [.phishing],
                    "sends secrets to a script beside the page, \(shown(form.action))", at: "form \(index + 1)")
            ]
        }
        return []
    }

    private static func isLooseScript(_ action: String) -> Bool {
        let path = action.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return path.hasSuffix(".php") && !path.hasPrefix("/") && !path.contains(":")
    }
}
