extension WebAddress {
    /// Reads an absolute address. A text without a scheme but with a dotted host (`pay.example/x`) is read as http.
    ///
    /// - Throws: `WebAddressError`, which names the part that is wrong.
    package init(_ source: some StringProtocol) throws(WebAddressError) {
        let text = try WebAddress.cleaned(source)
        if WebAddress.beginsWithSlashes(text) {
            try self.init(scheme: .http, rest: Substring(text.utf8.dropFirst(2)))
            return
        }
        guard let scheme = WebAddress.schemePrefix(of: text) else {
            try self.init(scheme: .http, rest: text)
            return
        }
        guard let known = Scheme(rawValue: scheme.lowercased()) else { throw .scheme(String(scheme.prefix(20))) }
        // Behind the scheme browsers take any number of slashes, none too (WHATWG URL §4.4, "special authority slashes").
        let rest = text.utf8.dropFirst(scheme.utf8.count + 1).drop { $0 == UInt8(ascii: "/") }
        try self.init(scheme: known, rest: Substring(rest))
    }

    /// Reads the target of a link or of a `Location` header against the address it stood on (RFC 3986 §5.2).
    package func resolving(_ reference: some StringProtocol) throws(WebAddressError) -> WebAddress {
        var text = try WebAddress.cleaned(reference, allowEmpty: true)
        if WebAddress.beginsWithSlashes(text) {
            return try WebAddress(scheme: scheme, rest: Substring(text.utf8.dropFirst(2)))
        }
        if let found = WebAddress.schemePrefix(of: text) {
            guard let named = Scheme(rawValue: found.lowercased()) else { throw .scheme(String(found.prefix(20))) }
            let rest = Substring(text.utf8.dropFirst(found.utf8.count + 1))
            if named != scheme || WebAddress.beginsWithSlashes(rest) { return try WebAddress(text) }
            // `http:page` on an http page is a reference like `page` (WHATWG URL §4.4, "special relative or authority").
            text = rest
        }
        let (pathPart, queryPart) = WebAddress.splitTarget(text)
        if pathPart.isEmpty {
            return WebAddress(scheme: scheme, host: host, port: port, path: path, query: queryPart ?? query)
        }
        let base = pathPart.utf8.first == UInt8(ascii: "/") ? "" : String(path[...(path.lastIndex(of: "/") ?? path.startIndex)])
        return WebAddress(
            scheme: scheme, host: host, port: port, path: WebAddress.normalisedPath(base + pathPart), query: queryPart)
    }

    /// Trims, and refuses what no address may contain.
    private static func cleaned(_ source: some StringProtocol, allowEmpty: Bool = false) throws(WebAddressError) -> Substring {
        if source.utf8.count > maximumBytes { throw .tooLong(bytes: source.utf8.count) }
        // Bytes, never characters: a combining mark behind '#' or '/' makes another character of it, not another address.
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        var bytes = Substring(source).utf8
        while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        let text = Substring(bytes)
        if text.isEmpty, !allowEmpty { throw .empty }
        for byte in text.utf8 {
            if byte < 0x20 || byte == 0x7F { throw .controlCharacter(byte) }
            if byte == UInt8(ascii: "\\") { throw .backslash }
        }
        return text
    }

    private static func beginsWithSlashes(_ text: Substring) -> Bool { text.utf8.starts(with: "//".utf8) }

    /// The scheme in front of the first colon, unless what stands there is a host with a port.
    private static func schemePrefix(of text: Substring) -> Substring? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let head = text[..<colon]
        guard let first = head.utf8.first, (first | 0x20) >= UInt8(ascii: "a"), (first | 0x20) <= UInt8(ascii: "z") else {
            return nil
        }
        let isSchemeByte = { (byte: UInt8) in
            switch byte | 0x20 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x30...0x39: true
            default: byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            }
        }
        guard head.utf8.allSatisfy(isSchemeByte) else { return nil }
        // `host.example:8080/x` has a dot or a port behind the colon; `javascript:x` and `mailto:x` have neither.
        let behind = text.utf8[text.utf8.index(after: colon)...]
        if behind.starts(with: "//".utf8) { return head }
        let afterDigits = behind.drop { $0 >= 0x30 && $0 <= 0x39 }
        let hasDigits = afterDigits.count < behind.count
        let looksLikePort = hasDigits && (afterDigits.first.map("/?#".utf8.contains) ?? true)
        return looksLikePort ? nil : head
    }

    private init(scheme: Scheme, rest: Substring) throws(WebAddressError) {
        let end =
            rest.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
            ?? rest.endIndex
        let authority = rest[..<end]
        if authority.utf8.contains(UInt8(ascii: "@")) { throw .userinfo }
        if authority.isEmpty { throw .noHost }
        let (hostText, port) = try WebAddress.splitPort(authority)
        let (pathPart, queryPart) = WebAddress.splitTarget(rest[end...])
        self.init(
            scheme: scheme, host: try WebAddress.host(hostText), port: port, path: WebAddress.normalisedPath(pathPart),
            query: queryPart)
    }

    private static func splitPort(_ authority: Substring) throws(WebAddressError) -> (host: Substring, port: UInt16?) {
        if authority.utf8.first == UInt8(ascii: "[") {
            guard let close = authority.utf8.firstIndex(of: UInt8(ascii: "]")) else {
                throw .address(String(authority.prefix(60)))
            }
            let after = authority.utf8.index(after: close)
            let behind = authority.utf8[after...]
            if behind.isEmpty { return (authority, nil) }
            guard behind.first == UInt8(ascii: ":") else { throw .address(String(authority.prefix(60))) }
            return (authority[..<after], try port(Substring(behind.dropFirst())))
        }
        guard let colon = authority.utf8.firstIndex(of: UInt8(ascii: ":")) else { return (authority, nil) }
        return (authority[..<colon], try port(Substring(authority.utf8[colon...].dropFirst())))
    }

    private static func port(_ text: Substring) throws(WebAddressError) -> UInt16? {
        if text.isEmpty { return nil }
        guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = UInt16(text), number > 0 else {
            throw .port(String(text.prefix(20)))
        }
        return number
    }

    private static func host(_ text: Substring) throws(WebAddressError) -> Host {
        if text.isEmpty { throw .noHost }
        if text.utf8.first == UInt8(ascii: "[") {
            guard let address = IPAddress(text), !address.isVersion4 else { throw .address(String(text.prefix(60))) }
            return .address(address)
        }
        if text.utf8.contains(UInt8(ascii: "%")) {
            // A browser undoes the escapes before it looks at the name (WHATWG URL §3.5); what comes out is held to the same rules.
            guard let plain = PercentEncoding.decoded(text), !plain.utf8.contains(UInt8(ascii: "%")) else { throw .percentInHost }
            return try host(Substring(plain))
        }
        if let address = IPAddress(text) { return .address(address) }
        do throws(DomainNameError) {
            let name = try DomainName(text)
            guard name.isOpenedByBrowsers else { throw .notInternational }
            return .name(name)
        } catch .addressLiteral {
            // IDNA turned full-width or circled digits into an address: judge it as the address that it is.
            guard let mapped = try? InternationalName.toASCII(text), let address = IPAddress(mapped) else {
                throw .address(String(text.prefix(60)))
            }
            return .address(address)
        } catch {
            throw .host(error)
        }
    }

    private static func splitTarget(_ text: Substring) -> (path: String, query: String?) {
        let beforeFragment = Substring(text.utf8.prefix { $0 != UInt8(ascii: "#") })
        guard let mark = beforeFragment.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (String(beforeFragment), nil) }
        let query = PercentEncoding.normalised(Substring(beforeFragment.utf8[mark...].dropFirst()))
        return (String(beforeFragment[..<mark]), query.isEmpty ? nil : query)
    }

    /// Whether a path is plainly what it would be brought to, as most are: unreserved characters, and no segment with a dot in front.
    private static func isNormalised(_ path: String) -> Bool {
        var previous: UInt8?
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"): break
            case UInt8(ascii: "/"): break
            case UInt8(ascii: ".") where previous != UInt8(ascii: "/"): break
            default: return false
            }
            if previous == nil, byte != UInt8(ascii: "/") { return false }
            previous = byte
        }
        return true
    }

    /// Removes dot segments (RFC 3986 §5.2.4) and normalises percent-escapes.
    private static func normalisedPath(_ path: String) -> String {
        guard !path.isEmpty else { return "/" }
        if isNormalised(path) { return path }
        var kept: [String] = []
        let segments = PercentEncoding.normalised(Substring(path)).split(separator: "/", omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            switch segment {
            case "." where isLast, "..": break
            case ".": continue
            default:
                kept.append(String(segment))
                continue
            }
            if segment == "..", kept.count > 1 { kept.removeLast() }
            if isLast { kept.append("") }
        }
        let joined = kept.joined(separator: "/")
        return joined.hasPrefix("/") ? joined : "/" + joined
    }
}
