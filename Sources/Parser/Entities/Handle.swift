/// Names of accounts as links and texts write them, brought to one spelling.
enum Handle {
    /// Telegram: 4 to 32 letters, digits and underscores in lower case, or an invitation with its `+`; pages of the service are none.
    static func telegram(_ text: String) -> String? {
        let handle = path(text)
        if handle.hasPrefix("+") { return handle.utf8.count > 8 ? handle : nil }
        if handle.lowercased().hasPrefix("joinchat/") { return "+" + handle.dropFirst(9) }
        let name = handle.split(separator: "/").first.map(String.init)?.lowercased() ?? ""
        let isName =
            (4...32).contains(name.utf8.count) && name.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x5F }
        return isName && !["share", "iv", "login", "addstickers", "proxy", "socks"].contains(name) ? name : nil
    }

    /// WhatsApp: the number with its country code, or an invitation as it is.
    static func whatsapp(_ text: String) -> String? {
        let digits = text.utf8.filter(ASCII.isDigit)
        if digits.count >= 7, digits.count <= 15 { return "+" + String(decoding: digits, as: UTF8.self) }
        let rest = path(text)
        return rest.utf8.count >= 16 ? rest : nil
    }

    /// QQ: 5 to 11 digits; links with keys instead of numbers as they are.
    static func qq(_ text: String) -> String? {
        let rest = path(text)
        if rest.isEmpty { return nil }
        let digits = rest.utf8.prefix(while: ASCII.isDigit)
        return (5...11).contains(digits.count) ? String(digits) : rest.utf8.count >= 6 ? rest : nil
    }

    /// What stands before a query or a fragment, slashes at its ends left out.
    static func path(_ text: String) -> String {
        var bytes = Array(text.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "&") })[...]
        while bytes.first == UInt8(ascii: "/") || bytes.first == UInt8(ascii: "@") { bytes.removeFirst() }
        while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
