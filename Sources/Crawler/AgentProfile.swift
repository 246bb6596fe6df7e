/// Who the request says it is. Fraud pages often show themselves to phones only.
package enum AgentProfile: String, CaseIterable, Sendable {
    case desktop, mobile
}

/// The user agent string of each profile, in one visible table.
///
/// The strings are those of ordinary browsers: a page that shows a crawler an empty lawn is the case this tool exists for. An
/// operator who wants to be recognised writes a name and an address into the configuration instead.
package struct AgentTable: Hashable, Sendable {
    package var desktop = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    package var mobile =
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36"

    package init() {}

    package subscript(profile: AgentProfile) -> String {
        switch profile {
        case .desktop: desktop
        case .mobile: mobile
        }
    }
}
