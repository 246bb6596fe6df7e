import PageRecord

/// Ways to reach the people behind a page: links to messengers, numbers named in its text, and chat widgets.
final class ContactsExtractor: PageExtractor {
    /// A beginning of an address, and the contact that follows it.
    private static let links: [(start: String, kind: PageContact.Kind)] = [
        ("t.me/", .telegram), ("telegram.me/", .telegram), ("tg://resolve?domain=", .telegram), ("telegram.dog/", .telegram),
        ("wa.me/", .whatsapp), ("api.whatsapp.com/send", .whatsapp), ("whatsapp://send", .whatsapp),
        ("chat.whatsapp.com/", .whatsapp),
        ("line.me/ti/p/", .line), ("line.me/r/ti/p/", .line), ("lin.ee/", .line), ("line://ti/p/", .line),
        ("line.me/ti/g", .line),
        ("wpa.qq.com/msgrd?", .qq), ("mqqwpa://im/chat?", .qq), ("tencent://message", .qq), ("qm.qq.com/", .qq),
        ("jq.qq.com/", .qq), ("mqqapi://", .qq), ("weixin://", .wechat), ("u.wechat.com/", .wechat),
        ("work.weixin.qq.com/kfid", .wechat),
    ]

    /// Words in front of a number or a name in running text.
    private static let marks: [(word: String, kind: PageContact.Kind)] = [
        ("微信号", .wechat), ("微信", .wechat), ("wechat", .wechat), ("weixin", .wechat), ("客服qq", .qq), ("qq号", .qq), ("qq", .qq),
        ("telegram", .telegram), ("电报", .telegram), ("飞机", .telegram), ("whatsapp", .whatsapp), ("line id", .line),
        ("客服电话", .phone), ("联系电话", .phone), ("服务热线", .phone), ("客服热线", .phone),
    ]

    /// Hosts and globals of chat widgets.
    private static let widgets = [
        "embed.tawk.to", "meiqia.com", "53kf.com", "livechatinc.com", "client.crisp.chat", "widget.intercom.io", "code.tidio.co",
        "zopim.com", "static.zdassets.com", "udesk.cn", "easemob.com", "qiyukf.com", "chatra.io", "jivosite.com", "smartsupp",
        "kf5.com", "aihecong.com", "salesmartly.com", "live800.com", "ntalker.com", "affim.baidu.com", "qiao.baidu.com",
        "sobot.com",
        "whatshelp.io", "salesiq.zoho", "callbell", "chaport.com", "olark.com", "comm100", "drift.com", "freshchat", "zchat",
    ]

    private var contacts: [PageContact] = []
    private var seen: Set<PageContact> = []

    func start(_ element: PageElement) {
        if let href = element["href"], element.name == "a" || element.name == "area" { addLink(href) }
        if let onclick = element["onclick"] { addLink(onclick) }
        if element.name == "script" || element.name == "iframe", let source = element["src"] { addWidget(Bytes(source)) }
    }

    func script(_ source: Bytes) {
        // Widgets stand in short scripts: a bundle of megabytes is searched at its beginning only.
        addWidget(Bytes(source.lowered.prefix(64 * 1024)))
    }

    func finish(_ features: inout PageFeatures) {
        addText(Bytes(features.text))
        features.contacts = contacts
    }

    private func add(_ kind: PageContact.Kind, _ value: ArraySlice<UInt8>) {
        guard !value.isEmpty, contacts.count < RecordLimits.contacts else { return }
        let text = String(decoding: value.prefix(256), as: UTF8.self)
        let contact = PageContact(kind: kind, value: PlainSpace.trimmed(TextCut.text(text, bytes: 250)))
        if seen.insert(contact).inserted { contacts.append(contact) }
    }

    private func addLink(_ href: String) {
        let target = Bytes(href)
        if target.hasPrefix("mailto:") {
            return add(.email, target.lowered.dropFirst(7).prefix { $0 != UInt8(ascii: "?") })
        }
        if target.hasPrefix("tel:") { return add(.phone, target.lowered.dropFirst(4)) }
        // The value keeps its letters: invitations are case-sensitive.
        let exact = Array(href.utf8)
        for (start, kind) in Self.links {
            guard let found = target.firstIndex(of: start, from: 0) else { continue }
            // `first.me/` is not `t.me/`.
            if found > 0, ASCII.isLetter(target.lowered[found - 1]) || target.lowered[found - 1] == UInt8(ascii: "-") { continue }
            let rest = exact[(found + start.utf8.count)...].prefix {
                $0 > 0x20 && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\"")
            }
            let value = Self.identifier(kind, rest)
            // `wa.me/?text=…` and `t.me/share` pass the page on and reach nobody.
            if value.first == UInt8(ascii: "?") || Bytes(value).hasPrefix("share") { continue }
            return add(kind, value)
        }
        addWidget(target)
    }

    /// The number within the query of an address (`uin=`, `phone=`), or what follows as it is.
    private static func identifier(_ kind: PageContact.Kind, _ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        for key in ["uin=", "phone="] {
            if let found = Bytes(rest).firstIndex(of: key, from: 0) {
                let digits = rest.dropFirst(found + key.utf8.count).prefix { ASCII.isDigit($0) || $0 == UInt8(ascii: "+") }
                if !digits.isEmpty { return digits }
            }
        }
        return rest
    }

    private func addWidget(_ source: Bytes) {
        for widget in Self.widgets where source.contains(widget) { add(.chatWidget, Array(widget.utf8)[...]) }
    }

    /// Finds `QQ：123456`, `微信号: abc_123`: a mark, at most a few separators, and a value of the right shape.
    private func addText(_ text: Bytes) {
        let bytes = text.lowered
        for (word, kind) in Self.marks {
            var from = 0
            var tries = 0
            while tries < 200, let found = text.firstIndex(of: word, from: from) {
                tries += 1
                from = found + word.utf8.count
                let value = Self.value(after: from, in: bytes)
                if Self.hasShape(value, kind) { add(kind, value) }
            }
        }
    }

    private static func value(after start: Int, in bytes: [UInt8]) -> ArraySlice<UInt8> {
        var index = start
        var hasSeparator = false
        // Half- and full-width colons, spaces and `@`; the full-width colon is EF BC 9A.
        while index < bytes.count, index < start + 8 {
            let byte = bytes[index]
            if byte == UInt8(ascii: ":") || byte == 0x20 || byte == UInt8(ascii: "@") {
                index += 1
            } else if bytes[index...].starts(with: [0xEF, 0xBC, 0x9A]) {
                index += 3
            } else {
                break
            }
            hasSeparator = true
        }
        guard hasSeparator else { return [] }
        return bytes[index...].prefix(32).prefix {
            ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: "+")
        }
    }

    private static func hasShape(_ value: ArraySlice<UInt8>, _ kind: PageContact.Kind) -> Bool {
        let digits = value.count { ASCII.isDigit($0) }
        switch kind {
        case .qq: return digits == value.count && (5...11).contains(digits)
        case .phone, .whatsapp: return digits >= 7 && value.count - digits <= 4
        // An ordinary word after `WeChat` is no name of an account.
        case .wechat, .telegram, .line: return (5...32).contains(value.count) && digits >= 2
        default: return false
        }
    }
}
