import DomainNames
import PageRecord
import Vocabulary

/// Says which files beside a page are fetched: the icon, scripts and styles that it names, of its own host alone, since whoever
/// else serves them is a bystander. Pure.
struct PageAssets {
    let takesIcon: Bool
    /// Scripts and styles together.
    let most: Int

    func wanted(by page: PageFeatures, at here: WebAddress) -> [(kind: FetchEvidence.Asset.Kind, address: WebAddress)] {
        let base = (page.base.isEmpty ? nil : try? here.resolving(page.base)) ?? here
        var seen: Set<WebAddress> = [here]
        func own(_ kind: FetchEvidence.Asset.Kind, _ written: [String], most: Int) -> [(FetchEvidence.Asset.Kind, WebAddress)] {
            var found: [(FetchEvidence.Asset.Kind, WebAddress)] = []
            for text in written where found.count < most {
                guard let address = try? base.resolving(text), address.host == here.host, seen.insert(address).inserted else {
                    continue
                }
                found.append((kind, address))
            }
            return found
        }
        // The page reader has hashed an icon that stands within the page.
        let icons = takesIcon && page.fingerprints.inlineIcon == nil ? own(.icon, page.identity.icons, most: 1) : []
        let scripts = own(.script, page.scripts, most: most)
        return icons + scripts + own(.style, page.styles, most: most - scripts.count)
    }
}
