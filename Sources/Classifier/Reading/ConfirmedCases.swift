import PageRecord

/// What people confirmed as fraud here, by what its makers do not change: the accounts that money goes to, and the template.
///
/// Pages that people cleared stand beside them: what one of those has is no evidence.
package struct ConfirmedCases: Sendable {
    /// What ties a page to a case.
    struct Match: Hashable, Sendable {
        enum Manner: Hashable, Sendable {
            /// A wallet or a bank account is the same: the same people.
            case account(PageEntity)
            /// The same structure, and the same text, scripts or build.
            case template
        }

        let manner: Manner
        /// The case's site.
        let site: String
    }

    /// Where the money goes. All else is copied along with the pages that fraud imitates: numbers, handles, ids of services.
    private static let telling: Set<PageEntity.Kind> = [.bitcoin, .ethereum, .tron, .bankCard, .iban, .paymentCode]
    /// A page with more accounts is a catalogue of them, or speaks about them.
    private static let mostAccounts = 5
    /// Bits of the structure's hash in which two pages of one template differ (`PageFingerprints.structure`).
    private static let structureBits = 6
    /// Texts of which this share is the same are one text with other names in it.
    private static let resemblance = 0.7
    /// Smaller pages are alike by chance.
    private static let minimumElements = 30

    private struct Page: Sendable {
        let site: String
        let prints: PageFingerprints
    }

    private var accounts: [PageEntity: String] = [:]
    private var clearedAccounts: Set<PageEntity> = []
    private var pages: [Page] = []
    private var clearedPages: [Page] = []

    package init() {}

    /// - Parameters:
    ///   - site: the registrable domain, or the name on a platform.
    ///   - isFraud: `false` for a page that people cleared.
    package mutating func add(_ page: PageFeatures, site: String, isFraud: Bool) {
        for account in ConfirmedCases.accounts(of: page) {
            if isFraud { accounts[account] = min(accounts[account] ?? site, site) } else { clearedAccounts.insert(account) }
        }
        guard page.elements >= ConfirmedCases.minimumElements, page.fingerprints.structure != 0 else { return }
        let entry = Page(site: site, prints: page.fingerprints)
        if isFraud { pages.append(entry) } else { clearedPages.append(entry) }
    }

    /// What ties a page to a confirmed case of another site; an account before a template.
    /// - Parameter site: the site of the page that is judged.
    func match(_ page: PageFeatures, at site: String) -> Match? {
        if accounts.isEmpty, pages.isEmpty { return nil }
        for account in ConfirmedCases.accounts(of: page) where !clearedAccounts.contains(account) {
            if let of = accounts[account], of != site { return Match(manner: .account(account), site: of) }
        }
        guard page.elements >= ConfirmedCases.minimumElements,
            let like = pages.first(where: { $0.site != site && ConfirmedCases.isOneTemplate($0.prints, page.fingerprints) }),
            !clearedPages.contains(where: { ConfirmedCases.isOneTemplate($0.prints, page.fingerprints) })
        else { return nil }
        return Match(manner: .template, site: like.site)
    }

    /// In the order of the page, all with one place, since the place says nothing here.
    private static func accounts(of page: PageFeatures) -> [PageEntity] {
        let accounts = page.entities.filter { telling.contains($0.kind) }.map { PageEntity($0.kind, $0.value, in: .text) }
        return accounts.count <= mostAccounts ? accounts : []
    }

    private static func isOneTemplate(_ first: PageFingerprints, _ second: PageFingerprints) -> Bool {
        guard (first.structure ^ second.structure).nonzeroBitCount <= structureBits else { return false }
        if let share = PageFingerprints.resemblance(first.text, second.text) { return share >= resemblance }
        return !first.assetPaths.isEmpty && first.assetPaths == second.assetPaths
            || !first.scripts.isEmpty && first.scripts == second.scripts
    }
}
