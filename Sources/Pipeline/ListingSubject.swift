import DomainNames
import Protection
import Vocabulary

/// What a listing of a verdict would carry: the name or address, in which scope, and what stands against it.
struct ListingSubject {
    let text: String
    let scope: ListingScope
    /// Why it may not be listed; `nil` when it may.
    let protection: String?

    /// - Parameter target: the smallest thing that holds the site, where the page stood.
    init(_ target: ListingTarget, guard nameGuard: NameGuard) {
        scope = target.scope
        if let name = target.name {
            text = name.text
            protection = target.refusal
            return
        }
        let isShared = target.address.host.name.map { nameGuard.isSharedByPath($0) } ?? false
        let published = PublicAddress(target.address, isSharedHost: isShared)
        text = (published?.address ?? target.address.canonical).description
        if let refusal = target.refusal {
            protection = refusal
        } else if let published {
            protection =
                published.address.isHostOnly
                ? "\(target.granularity.reason); the address has no path that says which page is meant" : nil
        } else {
            protection = "nothing that tells the page is left of its address once personal parts are cut"
        }
    }
}
