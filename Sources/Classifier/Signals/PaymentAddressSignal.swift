import Vocabulary

/// A wallet's address beside the words of fraud: where the victim's money is to go.
///
/// Alone it says nothing: people who write software take donations this way.
struct PaymentAddressSignal: SignalReader {
    static let name = "payment-address"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, page.hasWallet, page.terms.hasStrong(1) else { return [] }
        let types = FraudType.allCases.filter { !page.terms.hits(for: $0, .strong).isEmpty }
        return [
            finding(
                .structure, .medium, SignalWeights.medium, types: types, "shows a wallet's address beside the words of fraud",
                at: "text")
        ]
    }
}
