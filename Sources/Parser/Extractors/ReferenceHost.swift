/// The host that a reference names: `https://a.example/x`, `//a.example`; none in a reference to the page's own site.
struct ReferenceHost {
    let name: String
    /// Numbers and dots, or IPv6 in brackets.
    let isNumber: Bool

    /// - Parameter reference: in lower case.
    init?(_ reference: [UInt8]) {
        var rest = reference[...]
        if rest.starts(with: "https:".utf8) {
            rest = rest.dropFirst(6)
        } else if rest.starts(with: "http:".utf8) {
            rest = rest.dropFirst(5)
        }
        guard rest.starts(with: "//".utf8) else { return nil }
        rest = rest.dropFirst(2).prefix {
            $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "\\")
        }
        if let at = rest.lastIndex(of: UInt8(ascii: "@")) { rest = rest[(at + 1)...] }
        if rest.first != UInt8(ascii: "["), let colon = rest.firstIndex(of: UInt8(ascii: ":")) { rest = rest[..<colon] }
        guard !rest.isEmpty, rest.count <= 255 else { return nil }
        name = String(decoding: rest, as: UTF8.self)
        isNumber = rest.first == UInt8(ascii: "[") || rest.allSatisfy { ASCII.isDigit($0) || $0 == UInt8(ascii: ".") }
    }
}
