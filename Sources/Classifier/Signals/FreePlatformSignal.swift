import DomainNames

/// The site stands on a platform where anybody has a name in a minute. So do millions of honest ones.
struct FreePlatformSignal: SignalReader {
    static let name = "free-platform"

    func findings(in site: SiteReading) -> [Finding] {
        guard let host = site.host, let home = site.lists.shared.site(of: host), home.isOnPlatform else { return [] }
        // A form for secrets on such a name is unusual: honest services move to a domain of their own first.
        let asks = site.page.map { !$0.forms.secretsAsked.isEmpty } ?? false
        let weight = asks ? SignalWeights.weak * 2 : SignalWeights.weak
        let text = "on the platform \(home.name.parent ?? home.name)\(asks ? ", asking for secrets" : "")"
        return [finding(.name, .weak, weight, text, at: "name")]
    }
}
