/// What imitations are made of, as they are really registered: one visible table, most frequent first.
enum LookalikeParts {
    /// Suffixes that cost little and ask nobody who the registrant is, and those of the brands' own countries.
    static let suffixes = [
        "com", "top", "xyz", "cc", "vip", "shop", "site", "online", "net", "org", "info", "app", "icu", "cn", "com.cn", "live",
        "store",
        "club", "pro", "cyou", "click", "buzz", "asia", "co", "cfd", "sbs", "win", "work", "life", "world",
    ]
    /// Suffixes under which words and misspellings are looked for.
    static let usualSuffixes = ["com", "top", "cc", "net"]
    /// Words that promise or ask what such sites promise and ask.
    static let words = [
        "login", "verify", "secure", "account", "service", "support", "pay", "bank", "online", "app", "update", "help", "refund",
        "official", "vip", "my", "web", "kf", "bill", "id", "cn", "card", "wallet", "bonus",
    ]
    /// What a finger hits instead, on the keyboard that most people have.
    static let neighbours: [Character: String] = [
        "a": "qsz", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk", "k": "jl",
        "l": "ko", "m": "n", "n": "bm", "o": "ip", "p": "ol", "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb",
        "w": "qe",
        "x": "zc", "y": "tu", "z": "xa",
    ]
}
