/// Names of persons behind words that announce one: 姓名：, `Account holder:`.
enum PersonNames {
    static let mask = "[name]"

    /// Words that a person's name follows. Pages that deceive with notices and deeds print them.
    private static let marks = WordFinder([
        "姓名", "收款人", "户名", "戶名", "持卡人", "联系人", "聯絡人", "开户人", "收件人", "收货人", "当事人", "嫌疑人", "被告人", "身份证姓名",
        "法定代表人", "法人代表", "负责人", "beneficiary name", "account name", "account holder", "full name", "cardholder",
    ])
    /// The hundred commonest family names: what follows a mark and begins with none is a word, 姓名：请输入.
    private static let families = Set(
        """
        王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾\
        夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳馬鄭謝許韓鄧馮蔣葉蘇魏呂盧鍾譚陸
        """.unicodeScalars)

    /// Whether a colon, of either width, stands in a text, without which no name is told.
    static func mayStand(in text: ByteView) -> Bool {
        if ByteSearch.index(of: UInt8(ascii: ":"), in: text, 0..<text.count) != nil { return true }
        var start = 0
        // The wide one is EF BC 9A: a search for its first byte, which is rare, costs less than one for three.
        while let lead = ByteSearch.index(of: 0xEF, in: text, start..<text.count) {
            if lead + 2 < text.count, text[lead + 1] == 0xBC, text[lead + 2] == 0x9A { return true }
            start = lead + 1
        }
        return false
    }

    /// Puts the mask in the place of every name; how many there were.
    static func mask(_ bytes: inout [UInt8]) -> Int {
        var ranges: [Range<Int>] = []
        bytes.withView { bytes in
            marks.matches(in: bytes) { match in
                if let range = name(after: match.end, in: bytes), ranges.last.map({ $0.upperBound <= range.lowerBound }) ?? true {
                    ranges.append(range)
                }
            }
        }
        TextMask.replace(ranges, in: &bytes, by: mask)
        return ranges.count
    }

    /// Small words within names: Ludwig van Beethoven.
    private static let particles: Set<String> = [
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "la", "le", "bin", "al", "el",
    ]
    /// Words of offices, firms and services, which no person has for a name.
    private static let offices: Set<String> = [
        "account", "accounts", "admin", "agency", "app", "bank", "banking", "blog", "capital", "card", "center", "centre", "club",
        "company", "credit", "customer", "daily", "department", "desk", "editor", "editorial", "exchange", "express", "finance",
        "financial", "foundation", "fund", "global", "group", "help", "holdings", "insurance", "international", "invest", "login",
        "mail", "market", "markets", "media", "national", "network", "news", "office", "official", "online", "pay", "payment",
        "post", "press", "savings", "security", "service", "services", "shop", "staff", "store", "studio", "support", "team",
        "times",
        "trading", "trust", "union", "university", "wallet", "web",
    ]

    /// Whether a text is written as names of persons are: two to four capitalised words, or two or three Han characters of which the
    /// first is a family name.
    static func isWritten(_ name: String) -> Bool {
        let scalars = Array(name.unicodeScalars)
        if (2...3).contains(scalars.count), scalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }) {
            return families.contains(scalars[0])
        }
        let words = name.split(separator: " ")
        guard (2...5).contains(words.count), name.utf8.count <= 60 else { return false }
        var capitalised = 0
        for word in words {
            if particles.contains(String(word)) { continue }
            let isName = word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "'’.-".unicodeScalars.contains($0) }
            guard isName, word.unicodeScalars.first?.properties.isUppercase == true, !offices.contains(word.lowercased()) else {
                return false
            }
            capitalised += 1
        }
        return (2...4).contains(capitalised)
    }

    /// Where a name stands behind a mark that ends at a place: behind a colon, two to four Han characters or two or three
    /// capitalised words.
    private static func name(after start: Int, in bytes: ByteView) -> Range<Int>? {
        var index = start
        var hasColon = false
        while index < bytes.count, index < start + 8 {
            if bytes[index] == UInt8(ascii: ":") {
                hasColon = true
                index += 1
            } else if bytes[index...].starts(with: [0xEF, 0xBC, 0x9A]) {
                hasColon = true
                index += 3
            } else if bytes[index] == 0x20 {
                index += 1
            } else {
                break
            }
        }
        guard hasColon, index < bytes.count else { return nil }
        return hanName(at: index, in: bytes) ?? latinName(at: index, in: bytes)
    }

    private static func hanName(at start: Int, in bytes: ByteView) -> Range<Int>? {
        var end = start
        var count = 0
        // Han characters of three bytes: E4 to E9.
        while end + 2 < bytes.count, (0xE4...0xE9).contains(bytes[end]), count < 5 {
            end += 3
            count += 1
        }
        guard (2...4).contains(count),
            let family = String(decoding: bytes[start..<start + 3], as: UTF8.self).unicodeScalars.first, families.contains(family)
        else { return nil }
        return start..<end
    }

    private static func latinName(at start: Int, in bytes: ByteView) -> Range<Int>? {
        var end = start
        var words = 0
        while words < 3, end < bytes.count, bytes[end] >= 0x41, bytes[end] <= 0x5A {
            var next = end + 1
            while next < bytes.count, ASCII.isLetter(bytes[next]) || bytes[next] == UInt8(ascii: "'") { next += 1 }
            guard next - end >= 2, next - end <= 20 else { break }
            words += 1
            end = next
            guard next < bytes.count, bytes[next] == 0x20 else { break }
            if words < 3, next + 1 < bytes.count, bytes[next + 1] >= 0x41, bytes[next + 1] <= 0x5A {
                end = next + 1
            } else {
                break
            }
        }
        return words >= 2 ? start..<end : nil
    }
}
