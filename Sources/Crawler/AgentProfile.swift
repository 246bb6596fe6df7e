/// Who the request says it is. Fraud pages often show themselves to phones only, or only inside the app that the lure came by.
package enum AgentProfile: String, CaseIterable, Sendable {
    case desktop, mobile
    case inApp = "in-app"
}

/// What each profile sends, in one visible table.
///
/// The desktop says honestly who asks and where to complain, behind what an ordinary browser says. The other two are what
/// victims send: a page that shows a crawler an empty lawn is the case this tool exists for.
package struct AgentTable: Hashable, Sendable {
    package var desktop = AgentTable.honest(contact: AgentTable.standardContact)
    package var mobile =
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36"
    package var inApp =
        "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0.0.0 "
        + "Mobile Safari/537.36 MicroMessenger/8.0.50(0x28003255) WeChat/arm64 Weixin NetType/4G Language/zh_CN ABI/arm64"

    /// Where the crawler's own page stands until an operator names one.
    package static let standardContact = "https://zhalan.example/crawler"

    package init() {}

    /// The desktop's string: a browser's, with the crawler's name and where to complain.
    package static func honest(contact: String) -> String {
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 (compatible; Zhalan; +\(contact))"
    }

    package subscript(profile: AgentProfile) -> String {
        switch profile {
        case .desktop: desktop
        case .mobile: mobile
        case .inApp: inApp
        }
    }
}
