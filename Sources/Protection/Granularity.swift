import Vocabulary

/// How much of the name space a listing takes: the one table, asked from top to bottom; the first row that fits decides.
package enum Granularity: String, CaseIterable, Sendable {
    case ipAddress = "ip-address"
    case publicSuffix = "public-suffix"
    case ownName = "own-name"
    case criticalName = "critical-name"
    case shortener
    case pathPlatform = "path-platform"
    case platform
    case popularName = "popular-name"
    case hackedSite = "hacked-site"
    case platformUser = "platform-user"
    case registrableDomain = "registrable-domain"
    case singleHost = "single-host"
    /// Found when the list is compiled, from several listings of `singleHost`.
    case disposableDomain = "disposable-domain"

    /// The signal that carries the row with a verdict, and so to the listing.
    package static let signal = "granularity"

    /// What a listing covers; `nil`: never listed.
    package var scope: ListingScope? {
        switch self {
        case .publicSuffix, .ownName, .criticalName, .shortener, .platform: nil
        case .ipAddress, .pathPlatform, .popularName, .hackedSite: .url
        case .singleHost: .exact
        case .platformUser, .registrableDomain, .disposableDomain: .subtree
        }
    }

    /// Whether the automatic rule must leave the listing to people.
    package var needsPerson: Bool {
        switch self {
        case .platformUser, .registrableDomain, .singleHost, .disposableDomain: false
        default: true
        }
    }

    /// Which sites the row is about.
    package var site: String {
        switch self {
        case .ipAddress: "an IP address instead of a name"
        case .publicSuffix: "a public suffix, of a registry or a platform (`co.uk`, `vercel.app`)"
        case .ownName: "the publisher's own names (`[publish] own_names`), and names that a person protects"
        case .criticalName: "a name of `lists/protect/`"
        case .shortener: "a link shortener of `lists/shared/shorteners.tsv`"
        case .pathPlatform: "a host of `lists/shared/hosts.tsv`: documents, forms, social pages"
        case .platform: "a platform's own name, of `lists/shared/platforms.tsv`"
        case .popularName: "a name of an imported popular list, and all below its registrable domain"
        case .hackedSite: "a page inside a content management system's own folders (`/wp-content/x.html`)"
        case .platformUser: "a user's name on a platform (`x.github.io`)"
        case .registrableDomain: "a registrable domain or its `www`"
        case .singleHost: "a deeper host (`pay.shop.example.com`)"
        case .disposableDomain:
            "a registrable domain with \(ProtectionLimits.hostsOfDisposableDomain) or more listed hosts and none cleared"
        }
    }

    /// What is listed, for people.
    package var listed: String {
        switch self {
        case .publicSuffix, .ownName, .criticalName, .shortener, .platform: "nothing"
        case .ipAddress, .pathPlatform, .popularName, .hackedSite: "the address alone, by people, for `expire_days_url`"
        case .singleHost: "the host alone"
        case .platformUser: "the user's name and all below it"
        case .registrableDomain, .disposableDomain: "the registrable domain and all below it"
        }
    }

    /// Why; kept with the verdict and on the listing.
    package var reason: String {
        switch self {
        case .ipAddress: "addresses are shared and change hands; a page on one can be told, the whole of it not"
        case .publicSuffix: "names below it belong to many people"
        case .ownName: "a list must not cut off its own readers"
        case .criticalName: "blocking it would harm more people than any fraud there"
        case .shortener: "where a link leads is judged; its shortener is everybody's"
        case .pathPlatform: "strangers share the host, and the path says whose page it is"
        case .platform: "each user has a name of its own below it"
        case .popularName: "many people use it, so what is wrong there is a page, and its owner is told"
        case .hackedSite: "the page lies where an owner puts none: the site is a victim and will be cleaned"
        case .platformUser: "nobody else has anything below the user's name"
        case .registrableDomain: "one owner made the domain and everything below it"
        case .singleHost: "the domain may be a stranger's, hacked or rented out by the name"
        case .disposableDomain: "so many bad hosts of one domain, and no good one, are one hand's"
        }
    }

    /// The table as docs print it.
    package static var table: String {
        var text = "| row | site | listed | why |\n|---|---|---|---|\n"
        for row in allCases { text += "| `\(row.rawValue)` | \(row.site) | \(row.listed) | \(row.reason) |\n" }
        return text
    }
}
