import Classifier
import PageRecord

/// A model trained on a few made addresses and pages: enough to tell the two sides of them apart.
enum SampleModel {
    static let addresses: [LabelledAddress] = (0..<400).flatMap { index in
        [
            LabelledAddress(
                "secure-login-\(index)x\(index % 7).top/verify/account.php", isFraud: true, kin: "secure\(index).top"),
            LabelledAddress("garden\(index)club.example/about", isFraud: false, kin: "garden\(index)club.example"),
        ]
    }

    static func page(_ index: Int, isFraud: Bool) -> LabelledPage {
        let features =
            isFraud
            ? SamplePage.page(
                title: "Verify your account \(index)", text: "Your parcel waits. Enter the card to release it, case \(index).",
                asks: [.password, .cardNumber], action: "post.php", links: ["#", "#"])
            : SamplePage.page(
                title: "Garden club \(index)",
                text: "We meet on Sundays and talk of roses, apples and the weather of week \(index).")
        return LabelledPage(features, isFraud: isFraud, kin: "family \(isFraud) \(index % 24)", lists: ShippedLists.all)
    }

    static let pages: [LabelledPage] = (0..<120).flatMap { [page($0, isFraud: true), page($0, isFraud: false)] }

    static func train(addresses: [LabelledAddress] = addresses, pages: [LabelledPage] = pages) -> ScoringModel {
        ScoringModel(
            address: AddressTrainer(platforms: ["github.io"], brandWords: ["paypal"]).train(addresses),
            content: ContentTrainer().train(pages).model, origin: "made for a test")
    }

    static let model = train()
}
