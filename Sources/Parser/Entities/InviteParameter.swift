/// Invitation codes in the queries of links: `?invite=8A2F`, `#/register?code=123456`.
enum InviteParameter {
    /// Names of parameters and fields that carry one.
    static let names: Set<String> = [
        "invite", "invitecode", "invite_code", "invitationcode", "invitation_code", "inviter", "ic", "yqm", "tjm",
        "recommendcode",
        "referralcode", "referral_code", "agentcode", "spreadcode", "refcode", "ref_code", "sharecode",
    ]

    static func value(in href: ByteView) -> String? {
        guard let query = href.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        var rest = href[(query + 1)...].prefix(1_000)
        while !rest.isEmpty {
            let pair = rest.prefix { $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "#") }
            rest = rest[pair.endIndex...].dropFirst()
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), (2...20).contains(equals - pair.startIndex) else {
                continue
            }
            let name = String(decoding: pair[..<equals].map(ASCII.lowered), as: UTF8.self)
            if names.contains(name), let code = code(pair[(equals + 1)...]) { return code }
        }
        return nil
    }

    /// Four to ten letters and digits.
    static func code(_ value: ByteView) -> String? {
        guard (4...10).contains(value.count), value.allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) }) else { return nil }
        return String(decoding: value, as: UTF8.self)
    }
}
