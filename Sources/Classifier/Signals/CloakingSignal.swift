import DomainNames

/// A telephone is shown something else than a desktop browser.
struct CloakingSignal: SignalReader {
    static let name = "cloaking"

    func findings(in site: SiteReading) -> [Finding] {
        guard let desktop = site.desktop, let mobile = site.mobile else { return [] }
        let desktopDomain = CloakingSignal.domain(site.evidence.landing)
        let mobileDomain = CloakingSignal.domain(site.evidence.mobileChain.last ?? site.evidence.landing)
        let isElsewhere = desktopDomain != mobileDomain
        let asksDifferently = desktop.forms.secretsAsked.isEmpty != mobile.forms.secretsAsked.isEmpty
        let installsDifferently = desktop.downloads.isEmpty != mobile.downloads.isEmpty
        let speaksDifferently = desktop.terms.hasStrong(1) != mobile.terms.hasStrong(1)
        if asksDifferently || installsDifferently || speaksDifferently {
            let what = asksDifferently ? "a form for secrets" : installsDifferently ? "an app to install" : "the words of fraud"
            if isElsewhere {
                return [
                    finding(
                        .route, .strong, SignalWeights.strong,
                        "only one kind of browser is shown \(what); the other is sent to another domain", at: "chain")
                ]
            }
            // Responsive sites do offer their app to telephones only; with nothing hidden this stays a hint.
            return [finding(.route, .medium, SignalWeights.medium, "only one kind of browser is shown \(what)", at: "chain")]
        }
        let titlesDiffer = desktop.features.title != mobile.features.title
        if isElsewhere, titlesDiffer {
            return [
                finding(
                    .route, .medium, SignalWeights.medium, "desktop and mobile browsers are sent to different domains",
                    at: "chain")
            ]
        }
        return []
    }

    private static func domain(_ address: WebAddress) -> String {
        address.host.name.flatMap { PublicSuffixes.registrableDomain(of: $0)?.text } ?? "\(address.host)"
    }
}
