import PageRecord
import Vocabulary

/// A password goes to a script lying beside the page (`action="post.php"`), as kits do that are unpacked into any folder; sites
/// with accounts address theirs from the root.
///
/// Forums and shops have such actions too; theirs name a step (`member.php?mod=login`) or stand on a page with a whole menu. Without
/// those, on the development pages 206 of 1,289 fraud pages have it and 17 of 6,085 honest ones: a reason to look.
struct CollectorScriptSignal: SignalReader {
    static let name = "collector-script"

    /// Links of its own from which a page belongs to a site.
    static let ownLinks = 10
    /// A longer value in the query was drawn for this visitor and names no step.
    static let stepScalars = 14

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, site.owner == nil, page.links.own <= CollectorScriptSignal.ownLinks else { return [] }
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
        return path.hasSuffix(".php") && !path.hasPrefix("/") && !path.contains(":") && !namesStep(action)
    }

    /// Whether the query has a key with a short value: an application's own way to its parts.
    private static func namesStep(_ action: String) -> Bool {
        let query = action.drop { $0 != "?" }.dropFirst().prefix { $0 != "#" }
        return query.split(separator: "&").contains { part in
            guard let equals = part.firstIndex(of: "=") else { return false }
            return part[part.index(after: equals)...].unicodeScalars.count <= stepScalars
        }
    }
}
