import PageRecord

/// Messengers, widgets and payment codes by the beginnings of their addresses, in links and in scripts.
enum LinkContact {
    enum Meaning: Sendable {
        case contact(PageContact.Kind)
        case skype
        case payment
        /// A chat widget, by the host that serves it.
        case widget
    }

    private static let finder = WordFinder(table.map(\.start))

    /// Where beginnings of such addresses stand in an address.
    static func marks(in address: ByteView) -> [WordFinder.Match] {
        var marks: [WordFinder.Match] = []
        finder.matches(in: address) { marks.append($0) }
        return marks
    }

    /// A beginning of an address, and what follows it.
    static let table: [(start: String, meaning: Meaning)] =
        [
            ("t.me/", .contact(.telegram)), ("telegram.me/", .contact(.telegram)), ("tg://resolve?domain=", .contact(.telegram)),
            ("telegram.dog/", .contact(.telegram)), ("tg://join?invite=", .contact(.telegram)),
            ("wa.me/", .contact(.whatsapp)), ("api.whatsapp.com/send", .contact(.whatsapp)),
            ("whatsapp://send", .contact(.whatsapp)),
            ("chat.whatsapp.com/", .contact(.whatsapp)),
            ("line.me/ti/p/", .contact(.line)), ("line.me/r/ti/p/", .contact(.line)), ("lin.ee/", .contact(.line)),
            ("line://ti/p/", .contact(.line)), ("line.me/ti/g", .contact(.line)),
            ("wpa.qq.com/msgrd?", .contact(.qq)), ("mqqwpa://im/chat?", .contact(.qq)), ("tencent://message", .contact(.qq)),
            ("qm.qq.com/", .contact(.qq)), ("jq.qq.com/", .contact(.qq)), ("mqqapi://", .contact(.qq)),
            ("weixin://", .contact(.wechat)), ("u.wechat.com/", .contact(.wechat)),
            ("work.weixin.qq.com/kfid", .contact(.wechat)),
            ("skype:", .skype),
            ("wxp://", .payment), ("weixin://wxpay/", .payment), ("qr.alipay.com/", .payment), ("alipays://", .payment),
            ("qr.95516.com/", .payment),
        ] + widgets.map { ($0, .widget) }

    /// Hosts and globals of chat widgets.
    private static let widgets = [
        "embed.tawk.to", "meiqia.com", "53kf.com", "livechatinc.com", "client.crisp.chat", "widget.intercom.io", "code.tidio.co",
        "zopim.com", "static.zdassets.com", "udesk.cn", "easemob.com", "qiyukf.com", "chatra.io", "jivosite.com", "smartsupp",
        "kf5.com", "aihecong.com", "salesmartly.com", "live800.com", "ntalker.com", "affim.baidu.com", "qiao.baidu.com",
        "sobot.com",
        "whatshelp.io", "salesiq.zoho", "callbell", "chaport.com", "olark.com", "comm100", "drift.com", "freshchat", "zchat",
    ]

    /// What follows the beginning of an address that ends at `end`, or `nil` when it reaches nobody.
    static func value(_ kind: PageContact.Kind, in bytes: ByteView, _ match: WordFinder.Match) -> ByteView? {
        guard isWhole(match, in: bytes) else { return nil }
        let rest = bytes[match.end...].prefix(512).prefix {
            $0 > 0x20 && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "`")
        }
        let value = identifier(rest)
        // `wa.me/?text=…` and `t.me/share` pass the page on and reach nobody.
        if value.isEmpty || value.first == UInt8(ascii: "?") || Bytes(value.prefix(5)).hasPrefix("share") { return nil }
        return value
    }

    /// `first.me/` is not `t.me/`.
    static func isWhole(_ match: WordFinder.Match, in bytes: ByteView) -> Bool {
        guard match.start > 0 else { return true }
        let before = bytes[match.start - 1]
        return !ASCII.isLetter(before) && before != UInt8(ascii: "-")
    }

    /// The number within the query of an address (`uin=`, `phone=`), or what follows as it is.
    private static func identifier(_ rest: ByteView) -> ByteView {
        let lowered = Bytes(rest)
        for key in ["uin=", "phone="] {
            if let found = lowered.firstIndex(of: key, from: 0) {
                let digits = rest.dropFirst(found + key.utf8.count).prefix { ASCII.isDigit($0) || $0 == UInt8(ascii: "+") }
                if !digits.isEmpty { return digits }
            }
        }
        return rest
    }
}
