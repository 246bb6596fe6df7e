import Vocabulary

/// A form for secrets sends them to somebody else: a messenger's bot, a bare IP address, a mail program, another domain.
struct ForeignFormPostSignal: SignalReader {
    static let name = "foreign-form-post"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page else { return [] }
        var findings: [Finding] = []
        for post in page.forms.foreignPosts {
            let place = "form \(post.form)"
            switch post.target {
            case .bot:
                findings.append(
                    finding(
                        .structure, .strong, SignalWeights.strong, types: [.phishing], "sends secrets to a messenger's bot",
                        at: place))
            case .address(let ip):
                findings.append(
                    finding(
                        .structure, .strong, SignalWeights.strong, types: [.phishing],
                        "sends secrets to the bare address \(shown(ip))", at: place))
            case .mail:
                findings.append(
                    finding(.structure, .strong, SignalWeights.strong, types: [.phishing], "sends secrets by mail", at: place))
            case .otherDomain(let domain) where site.evidence.isAddressKnown:
                // Sign-in at a provider of its own is common; a brand's own collector is an honest target.
                let isBrands = site.lists.brands.owner(of: domain) != nil
                let weight = isBrands ? SignalWeights.weak : SignalWeights.medium
                findings.append(
                    finding(
                        .structure, isBrands ? .weak : .medium, weight, types: [.phishing],
                        "sends secrets to another domain, \(shown(domain))", at: place))
            case .otherDomain: break
            }
        }
        // Many forms to one place are one fact.
        return findings.max { $0.signal.weight < $1.signal.weight }.map { [$0] } ?? []
    }
}
