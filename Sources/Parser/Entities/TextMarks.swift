import PageRecord

/// Words of running text that a number or a name follows: `客服QQ：12345678`, `邀请码 8A2F`.
enum TextMarks {
    enum Meaning: Sendable {
        case contact(PageContact.Kind)
        case skype, inviteCode, icp, police, licence, hotline
    }

    private static let finder = WordFinder(table.map(\.word))

    static func all(in bytes: ByteView) -> [WordFinder.Match] {
        var matches: [WordFinder.Match] = []
        finder.matches(in: bytes) { matches.append($0) }
        return matches
    }

    static let table: [(word: String, meaning: Meaning)] = [
        ("微信号", .contact(.wechat)), ("微信", .contact(.wechat)), ("薇信", .contact(.wechat)), ("威信", .contact(.wechat)),
        ("wechat", .contact(.wechat)), ("weixin", .contact(.wechat)), ("加v", .contact(.wechat)), ("加vx", .contact(.wechat)),
        ("v信", .contact(.wechat)),
        ("客服qq", .contact(.qq)), ("qq号", .contact(.qq)), ("qq群", .contact(.qq)), ("qq", .contact(.qq)), ("扣扣", .contact(.qq)),
        ("企鹅", .contact(.qq)),
        ("telegram", .contact(.telegram)), ("电报", .contact(.telegram)), ("電報", .contact(.telegram)),
        ("纸飞机", .contact(.telegram)), ("飞机", .contact(.telegram)),
        ("whatsapp", .contact(.whatsapp)), ("line id", .contact(.line)), ("skype", .skype),
        ("客服电话", .contact(.phone)), ("联系电话", .contact(.phone)), ("服务热线", .contact(.phone)), ("客服热线", .contact(.phone)),
        ("热线", .hotline), ("電話", .hotline), ("电话", .hotline), ("拨打", .hotline), ("致电", .hotline), ("客服", .hotline),
        ("邀请码", .inviteCode), ("邀請碼", .inviteCode), ("推荐码", .inviteCode), ("推薦碼", .inviteCode),
        ("invitation code", .inviteCode), ("invite code", .inviteCode), ("referral code", .inviteCode),
        ("icp备", .icp), ("icp证", .icp), ("icp備", .icp), ("icp證", .icp), ("公网安备", .police), ("公網安備", .police),
        ("许可证编号", .licence), ("許可證編號", .licence), ("许可证号", .licence), ("统一社会信用代码", .licence),
        ("营业执照注册号", .licence), ("license number", .licence), ("licence number", .licence), ("license no", .licence),
        ("licence no", .licence), ("registration number", .licence), ("company number", .licence), ("afsl", .licence),
        ("nmls", .licence),
    ]

    /// The value behind a mark that ends at a place: at most a few separators, one of which must be there.
    static func value(after start: Int, in bytes: ByteView) -> ByteView {
        var index = start
        var hasSeparator = false
        while index < bytes.count, index < start + 8 {
            let byte = bytes[index]
            guard byte == UInt8(ascii: ":") || byte == 0x20 || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#") else {
                break
            }
            index += 1
            hasSeparator = true
        }
        guard hasSeparator else { return ByteView() }
        return word(at: index, in: bytes)
    }

    static func word(at start: Int, in bytes: ByteView) -> ByteView {
        bytes[start...].prefix(32).prefix {
            ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: "+")
        }
    }

    /// Whether a value can be what a mark says: an ordinary word after `WeChat` is no name of an account.
    static func hasShape(_ value: ByteView, _ kind: PageContact.Kind) -> Bool {
        let digits = value.count { ASCII.isDigit($0) }
        switch kind {
        case .qq: return digits == value.count && (5...11).contains(digits) && value.first != UInt8(ascii: "0")
        case .phone, .whatsapp: return digits >= 7 && value.count - digits <= 4
        case .wechat, .telegram, .line: return (5...32).contains(value.count) && digits >= 2
        default: return false
        }
    }

    /// A code: four to ten letters and digits, one digit or two capitals at least, so that no word is one.
    static func inviteCode(after start: Int, in bytes: ByteView) -> String? {
        let value = value(after: start, in: bytes)
        let digits = value.count { ASCII.isDigit($0) }
        let capitals = value.count { $0 >= 0x41 && $0 <= 0x5A }
        guard (4...10).contains(value.count), digits > 0 || capitals >= 2,
            value.allSatisfy({ ASCII.isDigit($0) || ASCII.isLetter($0) })
        else {
            return nil
        }
        return String(decoding: value, as: UTF8.self)
    }

    /// 京ICP备12345678号-1: the character of a province in front, 5 to 10 digits behind.
    static func icpNumber(_ match: WordFinder.Match, in bytes: ByteView) -> String? {
        guard match.start >= 3 else { return nil }
        let province = String(decoding: bytes[match.start - 3..<match.start], as: UTF8.self)
        guard province.unicodeScalars.count == 1, provinces.contains(province) else { return nil }
        var index = match.end
        while index < bytes.count, index < match.end + 4, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: ":") { index += 1 }
        let digits = bytes[index...].prefix(12).prefix(while: ASCII.isDigit)
        guard (5...10).contains(digits.count) else { return nil }
        var number = province + "ICP" + (match.word == icpLicences ? "证" : "备") + String(decoding: digits, as: UTF8.self) + "号"
        let rest = bytes[(index + digits.count)...]
        if rest.starts(with: "号-".utf8) {
            let part = rest.dropFirst(4).prefix(3).prefix(while: ASCII.isDigit)
            if !part.isEmpty { number += "-" + String(decoding: part, as: UTF8.self) }
        }
        return number
    }

    private static let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".unicodeScalars.map { String($0) })
    private static let icpLicences = table.firstIndex { $0.word == "icp证" } ?? -1

    /// The digits of 公安备案.
    static func policeNumber(after start: Int, in bytes: ByteView) -> String? {
        var index = start
        while index < bytes.count, index < start + 4, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: ":") { index += 1 }
        let digits = bytes[index...].prefix(16).prefix(while: ASCII.isDigit)
        return (11...14).contains(digits.count) ? String(decoding: digits, as: UTF8.self) : nil
    }

    /// A licence: five places and more, four digits among them.
    static func licence(after match: WordFinder.Match, in bytes: ByteView) -> String? {
        var start = match.end
        while start < bytes.count, start < match.end + 6, [0x20, 0x3A, 0x2E, 0x23].contains(bytes[start]) { start += 1 }
        let value = word(at: start, in: bytes)
        guard (5...24).contains(value.count), value.count(where: ASCII.isDigit) >= 4 else { return nil }
        return table[match.word].word + " " + String(decoding: value, as: UTF8.self)
    }

    /// A hot line of five to eight digits that begins with 95, or of five that begins with 1: too short to be known without a word for it.
    static func hotline(after start: Int, in bytes: ByteView) -> String? {
        var index = start
        // A word may stand between: 客服热线请拨 95588.
        while index < bytes.count, index < start + 16, !ASCII.isDigit(bytes[index]) {
            if bytes[index] < 0x80, bytes[index] != 0x20, bytes[index] != UInt8(ascii: ":") { return nil }
            index += 1
        }
        let digits = bytes[min(index, bytes.count)...].prefix(10).prefix(while: ASCII.isDigit)
        guard (5...8).contains(digits.count), digits.starts(with: "95".utf8) else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }
}
