import DomainNames
import PageRecord

/// A page whose truth is known, as its tokens.
package struct LabelledPage: Sendable {
    /// Chinese pages are few beside the others, and their fraud is the harder to tell: they count for more.
    static let chineseImportance: Float = 1.5
    /// A page that people cleared after it was listed or proposed counts for several: it must not come back.
    package static let overturnedImportance: Float = 5

    let bag: TokenBag
    package let isFraud: Bool
    /// What it is akin to: pages of one kit, one application or one cluster of near-copies lie in one slice.
    package let kin: String
    let importance: Float

    /// - Parameter importance: how many pages it counts for.
    package init(
        _ features: PageFeatures, isFraud: Bool, kin: String, lists: ClassifierLists, importance: Float = 1
    ) {
        let reading = PageReading(features, at: SiteEvidence.nowhere, lists: lists)
        bag = TokenBag(PageTokens(page: reading, lists: lists))
        self.isFraud = isFraud
        self.kin = kin
        self.importance = features.guessedLanguage == "zh" ? importance * LabelledPage.chineseImportance : importance
    }
}
