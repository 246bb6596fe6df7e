import Vocabulary

/// A form for secrets and nothing else: no link on the page leads anywhere. A site's own login has a way back, to help, to terms.
///
/// On the development pages a titled page with a mail address and a password asked and no living link is 83 times fraud and 4 times
/// honest: a reason to look. Without the mail address it is 182 and 18, most of those the back offices of small applications.
struct LoneFormSignal: SignalReader {
    static let name = "lone-form"

    /// A longer page has something to say besides its form.
    static let textScalars = 2_000

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, site.owner == nil, !page.forms.secretsAsked.isEmpty, !page.features.title.isEmpty,
            page.links.dead == page.links.total, site.isThrowaway || !SelfHostedSoftware.isLogin(page),
            page.features.text.unicodeScalars.prefix(LoneFormSignal.textScalars).count < LoneFormSignal.textScalars
        else { return [] }
        let asksMail = page.forms.asked.contains(.email) && page.forms.asksPassword
        return [
            finding(
                .structure, .medium, asksMail ? SignalWeights.nearReview : SignalWeights.medium, types: [.phishing],
                asksMail
                    ? "asks for a mail address and its password on a page that leads nowhere else"
                    : "asks for secrets on a page that leads nowhere else", at: page.forms.secretPlace)
        ]
    }
}
