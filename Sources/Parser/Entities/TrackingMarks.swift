import PageRecord

/// Accounts of chat widgets and analytics in scripts and addresses: whoever sets a kit up again seldom changes them.
enum TrackingMarks {
    struct Rule: Sendable {
        let mark: String
        let kind: PageEntity.Kind
        let provider: String
        let lengths: ClosedRange<Int>
        var alphabet = Alphabet.word
        /// The identifier begins with the mark itself: `UA-…`.
        var includesMark = false
    }

    enum Alphabet: Sendable {
        case digits, hexadecimal, word, upper, uuid, digitsAndHyphen
    }

    static let finder = WordFinder(rules.map(\.mark))

    static let rules: [Rule] = [
        Rule(mark: "embed.tawk.to/", kind: .chatWidget, provider: "tawk", lengths: 24...24, alphabet: .hexadecimal),
        Rule(mark: "code.tidio.co/", kind: .chatWidget, provider: "tidio", lengths: 32...32),
        Rule(mark: "crisp_website_id", kind: .chatWidget, provider: "crisp", lengths: 36...36, alphabet: .uuid),
        Rule(mark: "__lc.license", kind: .chatWidget, provider: "livechat", lengths: 6...9, alphabet: .digits),
        Rule(mark: "entid", kind: .chatWidget, provider: "meiqia", lengths: 3...12, alphabet: .digits),
        Rule(mark: "code.php?arg=", kind: .chatWidget, provider: "53kf", lengths: 5...12, alphabet: .digits),
        Rule(mark: "kf.php?arg=", kind: .chatWidget, provider: "53kf", lengths: 5...12, alphabet: .digits),
        Rule(mark: "salesmartly.com/js/project_", kind: .chatWidget, provider: "salesmartly", lengths: 3...40),
        Rule(mark: "widget.intercom.io/widget/", kind: .chatWidget, provider: "intercom", lengths: 6...12),
        Rule(mark: "code.jivosite.com/widget/", kind: .chatWidget, provider: "jivo", lengths: 8...12),
        Rule(mark: "_smartsupp.key", kind: .chatWidget, provider: "smartsupp", lengths: 40...40, alphabet: .hexadecimal),
        Rule(mark: "ekr/snippet.js?key=", kind: .chatWidget, provider: "zendesk", lengths: 36...36, alphabet: .uuid),
        Rule(mark: "ua-", kind: .analytics, provider: "google", lengths: 6...15, alphabet: .digitsAndHyphen, includesMark: true),
        Rule(mark: "gtm-", kind: .analytics, provider: "google", lengths: 4...9, alphabet: .upper, includesMark: true),
        Rule(mark: "id=g-", kind: .analytics, provider: "google", lengths: 8...12, alphabet: .upper, includesMark: true),
        Rule(mark: "'g-", kind: .analytics, provider: "google", lengths: 8...12, alphabet: .upper, includesMark: true),
        Rule(mark: "\"g-", kind: .analytics, provider: "google", lengths: 8...12, alphabet: .upper, includesMark: true),
        Rule(mark: "ca-pub-", kind: .analytics, provider: "adsense", lengths: 14...18, alphabet: .digits),
        Rule(mark: "hm.js?", kind: .analytics, provider: "baidu", lengths: 32...32, alphabet: .hexadecimal),
        Rule(mark: "stat.php?id=", kind: .analytics, provider: "cnzz", lengths: 6...12, alphabet: .digits),
        Rule(mark: "la.init({id:", kind: .analytics, provider: "51la", lengths: 8...24),
        Rule(mark: "fbq('init'", kind: .analytics, provider: "facebook", lengths: 12...17, alphabet: .digits),
        Rule(mark: "fbq(\"init\"", kind: .analytics, provider: "facebook", lengths: 12...17, alphabet: .digits),
        Rule(mark: "ym(", kind: .analytics, provider: "yandex", lengths: 5...9, alphabet: .digits),
        Rule(mark: "ttq.load(", kind: .analytics, provider: "tiktok", lengths: 12...32),
        Rule(mark: "hjid:", kind: .analytics, provider: "hotjar", lengths: 5...8, alphabet: .digits),
        Rule(mark: "clarity.ms/tag/", kind: .analytics, provider: "clarity", lengths: 8...12),
    ]

    /// Adds every identifier in some bytes.
    static func read(_ bytes: ByteView, in place: PageEntity.Place, into collector: inout EntityCollector) {
        finder.matches(in: bytes) { match in
            if let (kind, value) = read(bytes, match) { collector.add(kind, value, in: place) }
        }
    }

    static func read(_ bytes: ByteView, _ match: WordFinder.Match) -> (kind: PageEntity.Kind, value: String)? {
        let rule = rules[match.word]
        // `menua-12` is no mark; marks that begin with a quote begin a word by themselves.
        if let first = rule.mark.utf8.first, ASCII.isLetter(first), match.start > 0, ASCII.isLetter(bytes[match.start - 1]) {
            return nil
        }
        var index = match.end
        if !rule.includesMark {
            while index < bytes.count, index < match.end + 8,
                [0x20, 0x22, 0x27, 0x3D, 0x3A, 0x2C, 0x28, 0x5D].contains(bytes[index])
            {
                index += 1
            }
        }
        let value = bytes[index...].prefix(rule.lengths.upperBound + 1).prefix { accepts(rule.alphabet, $0) }
        guard rule.lengths.contains(value.count) else { return nil }
        let after = index + value.count
        if after < bytes.count, ASCII.isLetter(bytes[after]) || ASCII.isDigit(bytes[after]) { return nil }
        let text = String(decoding: value, as: UTF8.self)
        if !rule.includesMark { return (rule.kind, rule.provider + ":" + text) }
        let prefix = String(
            decoding: bytes[match.start..<match.end].filter { ASCII.isLetter($0) || $0 == UInt8(ascii: "-") }, as: UTF8.self)
        // `id=G-` keeps what belongs to the identifier.
        let mark = prefix.hasPrefix("id") ? String(prefix.dropFirst(2)) : prefix
        guard mark == mark.uppercased(), rule.alphabet != .digitsAndHyphen || text.contains("-") else { return nil }
        return (rule.kind, rule.provider + ":" + mark + text)
    }

    private static func accepts(_ alphabet: Alphabet, _ byte: UInt8) -> Bool {
        switch alphabet {
        case .digits: ASCII.isDigit(byte)
        case .hexadecimal: ASCII.isDigit(byte) || (ASCII.lowered(byte) >= 0x61 && ASCII.lowered(byte) <= 0x66)
        case .word: ASCII.isDigit(byte) || ASCII.isLetter(byte) || byte == UInt8(ascii: "_")
        case .upper: ASCII.isDigit(byte) || (byte >= 0x41 && byte <= 0x5A)
        case .uuid:
            ASCII.isDigit(byte) || (ASCII.lowered(byte) >= 0x61 && ASCII.lowered(byte) <= 0x66) || byte == UInt8(ascii: "-")
        case .digitsAndHyphen: ASCII.isDigit(byte) || byte == UInt8(ascii: "-")
        }
    }
}
