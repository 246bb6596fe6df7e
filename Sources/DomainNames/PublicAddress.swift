/// A web address as it may leave the house: without what could name a victim.
///
/// Links that reach people carry their e-mail address, phone number or a token that tells the sender who clicked. Published
/// lists, exports and notices get the address without them: the query loses every parameter but those that say which page it
/// is, and the path is cut in front of the first segment that looks personal.
package struct PublicAddress: Hashable, Sendable {
    /// Query parameters that say which page an address is, lower case. Kept when their value is short and not personal.
    package static let identifyingParameters: Set<String> = [
        "id", "p", "page", "pid", "aid", "cid", "gid", "item", "item_id", "goods", "goods_id", "product", "product_id", "article",
        "cat", "category", "shop", "shop_id", "store", "form", "view", "v", "t", "tid", "lang",
    ]

    /// The longest value of an identifying parameter that is kept, in bytes.
    package static let longestValue = 24
    /// From this length on, in bytes, a path segment of letters and digits mixed is taken for a token.
    package static let shortestToken = 20

    package let address: WebAddress
    /// Whether the path was cut: the listing then means every address that begins with this one.
    package let isPrefix: Bool

    /// - Parameters:
    ///   - address: the address as it was fetched.
    ///   - isSharedHost: on a host that strangers share, a token in the path is which stranger's page it is, so only e-mail
    ///     addresses and phone numbers are cut.
    /// - Returns: `nil` when nothing that tells the page is left: publishing the host instead would list too much.
    package init?(_ address: WebAddress, isSharedHost: Bool) {
        let segments = address.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let personal = segments.firstIndex { segment in
            PublicAddress.looksPersonal(segment) || (!isSharedHost && PublicAddress.looksLikeToken(segment))
        }
        let canonical = address.canonical
        if let personal {
            let kept = segments[..<personal]
            if kept.allSatisfy(\.isEmpty) { return nil }
            isPrefix = true
            self.address = WebAddress(
                scheme: canonical.scheme, host: canonical.host, port: canonical.port,
                path: "/" + kept.joined(separator: "/") + "/", query: nil)
            return
        }
        isPrefix = false
        self.address = WebAddress(
            scheme: canonical.scheme, host: canonical.host, port: canonical.port, path: canonical.path,
            query: canonical.query.flatMap(PublicAddress.publicQuery))
    }

    private static func publicQuery(_ query: String) -> String? {
        let kept = query.split(separator: "&").filter { parameter in
            let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, identifyingParameters.contains(parts[0].lowercased()) else { return false }
            return parts[1].utf8.count <= longestValue && !looksPersonal(parts[1]) && !looksLikeToken(parts[1])
        }
        return kept.isEmpty ? nil : kept.joined(separator: "&")
    }

    /// An e-mail address, plain or escaped, or a run of 7 to 15 digits that may be a phone number (E.164).
    private static func looksPersonal(_ text: Substring) -> Bool {
        if text.contains("@") || text.contains("%40") { return true }
        let digits = text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.count
        let others = text.utf8.filter { !($0 >= 0x30 && $0 <= 0x39) && !"+-.()".utf8.contains($0) }.count
        return digits >= 7 && digits <= 15 && others == 0
    }

    private static func looksLikeToken(_ text: Substring) -> Bool {
        guard text.utf8.count >= shortestToken else { return false }
        let hasDigit = text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
        let hasLetter = text.utf8.contains { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
        // Words joined by hyphens are a headline, not a token.
        let longestRun =
            text.utf8.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
            .map(\.count).max() ?? 0
        return hasDigit && hasLetter && (longestRun >= 16 || text.utf8.count >= 32 && isHexadecimal(text))
    }

    private static func isHexadecimal(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte | 0x20 {
            case 0x30...0x39, 0x61...0x66, 0x2D: true
            default: false
            }
        }
    }
}
