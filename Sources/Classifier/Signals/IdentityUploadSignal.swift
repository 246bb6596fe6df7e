import Vocabulary

/// The page wants pictures of identity papers: loan frauds and fake exchanges do before anything else, banks after a login.
struct IdentityUploadSignal: SignalReader {
    static let name = "identity-upload"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, page.forms.asked.contains(.identityUpload) else { return [] }
        return [
            finding(
                .structure, .medium, SignalWeights.medium, types: [.fakeLoan, .fakeInvestment],
                "asks for pictures of an identity document",
                at: page.forms.secretPlace)
        ]
    }
}
