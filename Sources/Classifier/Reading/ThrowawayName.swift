import DomainNames

/// Whether a name is of the kind that costs nothing to leave: drawn, below a suffix that fraud favours, or somebody's platform.
enum ThrowawayName {
    /// A registrable label of this length with many digits was drawn, not chosen.
    static let drawnLength = 12
    static let drawnDigits = 4

    static func isDrawn(_ label: some StringProtocol) -> Bool {
        let digits = label.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
        return label.utf8.count >= drawnLength && digits >= drawnDigits && !label.hasPrefix("xn--")
    }

    /// Words joined by hyphens and numbered (`claims-office24`): the next of a row.
    static func isNumbered(_ label: some StringProtocol) -> Bool {
        let digits = label.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
        return label.contains("-") && digits >= 2 && digits < label.utf8.count && !label.hasPrefix("xn--")
    }

    static func hasFavouredSuffix(_ host: DomainName) -> Bool { host.labels.last.map(labels.contains) ?? false }

    /// Whether a site's name, or that it has none, is of that kind.
    static func stands(_ host: DomainName?, of domain: DomainName?, isOnPlatform: Bool) -> Bool {
        guard let host else { return true }
        return isOnPlatform || hasFavouredSuffix(host) || domain?.labels.first.map { isDrawn($0) } ?? false
    }

    /// Top-level domains that stand out in reports of fraud far above their share; a weak hint that only ever adds.
    private static let labels: Set<Substring> = [
        "top", "xyz", "vip", "icu", "cyou", "cfd", "sbs", "bond", "click", "buzz", "rest", "lol", "monster", "quest", "gq", "ml",
        "cf", "tk", "ga",
        "cc", "shop", "online", "site", "live", "fun", "win", "work", "link", "life", "today", "world", "pw", "ws", "beauty",
        "hair", "skin", "makeup", "lat", "store", "website", "space", "club", "help", "cam", "mom", "autos", "boats", "homes",
        "loan", "bid",
        "date", "racing", "stream", "download", "trade", "gdn", "men", "party", "review", "science", "webcam", "cricket", "faith",
        "accountant",
        "support", "best", "pics", "motorcycles", "yachts", "xin",
    ]
}
