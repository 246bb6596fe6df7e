import Classifier
import DomainNames
import Vocabulary

/// What a listing of a verdict would carry: the name or address, in which scope, and what stands against it.
struct ListingSubject {
    let text: String
    let scope: ListingScope
    /// Why it may not be listed; `nil` when it may.
    let protection: String?

    /// - Parameter target: the smallest thing that holds the site, by the classifier: where the page stood, not where a link began.
    init(_ target: ListingTarget, guard nameGuard: NameGuard) {
        if let name = target.name {
            text = name.text
            scope = target.scope
            protection = nameGuard.protection(of: name)
            return
        }
        scope = .url
        let name = target.address.host.name
        let isShared = name.map { nameGuard.isSharedByPath($0) } ?? false
        let published = PublicAddress(target.address, isSharedHost: isShared)
        text = (published?.address ?? target.address.canonical).description
        if let name, nameGuard.isShortener(name) {
            protection = nameGuard.protection(of: name)
        } else if published == nil {
            protection = "nothing that tells the page is left of its address once personal parts are cut"
        } else if isShared, published?.address.isHostOnly == true {
            protection = "the address is that of a host which strangers share, without the path that says whose page it is"
        } else {
            protection = nil
        }
    }
}
