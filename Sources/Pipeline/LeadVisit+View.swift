import Crawler
import DomainNames
import PageRecord
import Vocabulary

extension LeadVisit.View {
    /// Bytes of text below which a page without controls tells nothing. 400: "Welcome", "Please open in WeChat", an empty shop.
    private static let tellingText = 400

    /// Whether another visitor got the very same page.
    func isTwin(of other: Self) -> Bool {
        bodySHA256 != nil && bodySHA256 == other.bodySHA256 && outcome.contentType == other.outcome.contentType
            && newest.finalAddress == other.newest.finalAddress && newest.kind == other.newest.kind
    }

    /// Where the page itself sends its visitor: a meta refresh, or a script on a page that shows nothing else.
    var onward: (WebAddress, FetchOutcome.Hop.Cause)? {
        guard let page, let here = newest.finalAddress else { return nil }
        if let refresh = page.refresh, !refresh.target.isEmpty, refresh.seconds <= CrawlLimits().refreshSeconds,
            let target = try? here.resolving(refresh.target)
        {
            return (target, .metaRefresh)
        }
        guard isBare(page), let script = page.scriptFindings.redirects.first, let target = try? here.resolving(script) else {
            return nil
        }
        return (target, .script)
    }

    var isParked: Bool {
        guard let page, let address = outcome.finalAddress else { return false }
        return ParkedPage.isParked(page, at: address)
    }

    /// Whether this visitor saw nothing by which a site could be judged: no page, an error, an empty lawn, or somebody else's site.
    func tellsNothing(of host: String) -> Bool {
        if outcome.evidence.download != nil { return false }
        guard let page, outcome.status ?? 0 < 400 else { return true }
        if isBare(page) { return true }
        guard let landing = outcome.finalAddress?.host.name, let name = try? DomainName(host) else { return false }
        return PublicSuffixes.registrableDomain(of: landing) != PublicSuffixes.registrableDomain(of: name)
    }

    private func isBare(_ page: PageFeatures) -> Bool {
        page.forms.isEmpty && page.looseFields.isEmpty && page.downloads.isEmpty
            && page.text.utf8.count < LeadVisit.View.tellingText
    }
}

extension FetchEvidence.Download.Kind {
    /// The media type that stands for it.
    var contentType: String {
        switch self {
        case .apk: "application/vnd.android.package-archive"
        case .ipa: "application/x-ios-app"
        case .mobileconfig: "application/x-apple-aspen-config"
        case .exe: "application/vnd.microsoft.portable-executable"
        case .archive: "application/zip"
        }
    }
}
