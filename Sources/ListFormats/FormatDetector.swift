/// Finds out what format a list is in, by its content and never by its name.
package enum FormatDetector {
    /// Looks at the first `ListLimits.detectionBytes` of a file.
    ///
    /// An empty list, or one of comments only, is `domains`: it has no entries in any format.
    /// - Throws: `ListFormatError`: an HTML page, something that is not text, or lines that fit no format.
    package static func detect(_ head: some Collection<UInt8>) throws(ListFormatError) -> ListFormatName {
        let bytes = Array(head.prefix(ListLimits.detectionBytes))
        try refuseForeign(bytes)
        var votes: [ListFormatName: Int] = [:]
        var unknown = 0
        var firstUnknown = ""
        bytes.withUnsafeBufferPointer { buffer in
            var lines = buffer.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
            // The last line of a long file is cut off anywhere.
            if bytes.count == ListLimits.detectionBytes, lines.count > 1 { lines.removeLast() }
            for slice in lines {
                let line = Line(bytes: UnsafeBufferPointer(rebasing: slice)).trimmed
                if line.isEmpty { continue }
                switch LineShape(of: line) {
                case .comment: continue
                case .known(let format): votes[format, default: 0] += 1
                case .unknown:
                    if unknown == 0 { firstUnknown = String(line.text.prefix(80)) }
                    unknown += 1
                }
            }
        }
        return try decide(votes, unknown: unknown, firstUnknown: firstUnknown)
    }

    /// Refuses what is no list in any format, also when the format was named by hand.
    package static func refuseForeign(_ head: some Collection<UInt8>) throws(ListFormatError) {
        var start = Array(head.prefix(1024))
        if start.starts(with: [0x1F, 0x8B]) { throw .binary("gzip data") }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { throw .binary("UTF-16 text") }
        if start.starts(with: "PK\u{3}\u{4}".utf8) { throw .binary("a ZIP archive") }
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { start.removeFirst(3) }
        let zeros = start.count { $0 == 0 }
        // One NUL is a damaged line; many are a program or an image.
        if zeros > start.count / 50 + 1 { throw .binary("binary data") }
        let isPage = start.withUnsafeBufferPointer { buffer in
            let text = Line(bytes: UnsafeBufferPointer(rebasing: buffer.drop { $0 <= 0x20 }))
            return text.hasPrefix("<!doctype") || text.hasPrefix("<html") || text.hasPrefix("<head") || text.hasPrefix("<body")
                || text.hasPrefix("<?xml") || text.hasPrefix("<!--")
        }
        if isPage { throw .htmlPage }
    }

    private static func decide(
        _ found: [ListFormatName: Int], unknown: Int, firstUnknown: String
    ) throws(ListFormatError) -> ListFormatName {
        var votes = found
        let known = votes.values.reduce(0, +)
        if known == 0 && unknown == 0 { return .domains }
        if unknown > known { throw .unrecognised(line: firstUnknown) }
        // Lists for AdGuard mix rules with hosts lines and bare names; its reader takes both.
        if let rules = votes[.adblock], rules * 10 >= known { return .adblock }
        // `=x` is dnscrypt-proxy's alone; bare and starred names stand beside it.
        if let exact = votes[.dnscrypt] { votes[.dnscrypt] = exact + votes[.domains, default: 0] + votes[.wildcard, default: 0] }
        // Where two are level the order of the table decides, so that the answer is always the same.
        var best = ListFormatName.domains
        var most = 0
        for format in ListFormatName.allCases where votes[format, default: 0] > most {
            best = format
            most = votes[format, default: 0]
        }
        return best
    }
}

/// What one line looks like.
private enum LineShape {
    case comment
    case known(ListFormatName)
    case unknown

    init(of line: Line) {
        if line.hasPrefix("[adblock") || line.hasPrefix("||") || line.hasPrefix("@@||") || AdblockFormat.isCosmetic(line) {
            self = .known(.adblock)
        } else if line.first == UInt8(ascii: "#") || line.first == UInt8(ascii: "!") || line.first == UInt8(ascii: ";")
            || line.first == UInt8(ascii: "[")
        {
            self = .comment
        } else if line.first == UInt8(ascii: "{") {
            self = .known(.jsonl)
        } else if line.hasPrefix("http://") || line.hasPrefix("https://") {
            self = .known(.urls)
        } else if line.equals("server:") || line.hasPrefix("local-zone:") || line.hasPrefix("local-data:") {
            self = .known(.unbound)
        } else if line.hasPrefix("address=/") || line.hasPrefix("server=/") || line.hasPrefix("local=/") {
            self = .known(.dnsmasq)
        } else if line.hasPrefix("/ip dns static") || line.hasPrefix("add name=") || line.hasPrefix("remove [find") {
            self = .known(.mikrotik)
        } else if line.hasPrefix("$ttl") || line.hasPrefix("$origin") || LineShape.isRecord(line) {
            self = .known(.rpz)
        } else {
            self = LineShape.plain(line)
        }
    }

    private static func isRecord(_ line: Line) -> Bool {
        var position = 0
        var found = false
        line.forEachWord { word in
            if position > 0, position < 4,
                word.equals("cname") || word.equals("soa") || word.equals("ns") || word.equals("a") || word.equals("aaaa")
            {
                found = true
            }
            position += 1
        }
        return found
    }

    private static func plain(_ line: Line) -> LineShape {
        let content = line.cut(at: UInt8(ascii: "#"))
        let (word, rest) = content.firstWordAndRest
        if HostsFormat.isAddress(word), !rest.isEmpty { return .known(.hosts) }
        guard rest.isEmpty else { return .unknown }
        if word.first == UInt8(ascii: "=") { return .known(.dnscrypt) }
        guard word.withoutWildcard.contains(UInt8(ascii: ".")), !word.contains(UInt8(ascii: "/")) else { return .unknown }
        if word.hasPrefix("*.") { return .known(.wildcard) }
        return .known(word.first == UInt8(ascii: ".") ? .squid : .domains)
    }
}
