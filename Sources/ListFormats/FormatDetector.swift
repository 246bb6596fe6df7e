/// Finds out what format a list is in, by its content and never by its name.
package enum FormatDetector {
    /// Looks at the first `ListLimits.detectionBytes` of a file.
    ///
    /// An empty list, or one of comments only, is `domains`: it has no entries in any format.
    /// - Throws: `ListFormatError`: an HTML page, something that is not text, or lines that fit no format.
    package static func detect(_ head: some Collection<UInt8>) throws(ListFormatError) -> ListDialect {
        let bytes = Array(head.prefix(ListLimits.detectionBytes))
        try refuseForeign(bytes)
        if let whole = wholeText(bytes) { return whole }
        var votes: [ListDialect: Int] = [:]
        var known = 0
        var unknown = 0
        var patterns = 0
        var isTable = false
        var firstUnknown = ""
        bytes.withUnsafeBufferPointer { buffer in
            var lines = buffer.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
            // The last line of a long file is cut off anywhere.
            if bytes.count == ListLimits.detectionBytes, lines.count > 1 { lines.removeLast() }
            for slice in lines {
                let line = Line(bytes: UnsafeBufferPointer(rebasing: slice)).trimmed
                if line.isEmpty { continue }
                // A header stands in front, and no other format has such a line there.
                if known + unknown == 0,
                    CSVDialect.header(line.first == UInt8(ascii: "#") ? line.dropFirst().trimmed : line, wanted: nil) != nil
                {
                    isTable = true
                    return
                }
                switch LineShape(of: line) {
                case .comment: continue
                case .known(let format):
                    votes[format, default: 0] += 1
                    known += 1
                case .unknown:
                    if unknown == 0 { firstUnknown = String(line.text.prefix(80)) }
                    unknown += 1
                    if AdblockFormat.looksLikePattern(line) { patterns += 1 }
                }
            }
        }
        if isTable { return .csv }
        // Lists for browsers begin with thousands of substrings; beside a single rule for names they are no riddle.
        if votes[.format(.adblock)] != nil || patterns * 4 > unknown * 3, patterns * 2 > unknown, known < unknown {
            return .format(.adblock)
        }
        return try decide(votes, unknown: unknown, firstUnknown: firstUnknown)
    }

    /// Texts that are known by their first bytes: JSON, in one object or array, or in an object a line.
    private static func wholeText(_ bytes: [UInt8]) -> ListDialect? {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let start = text.firstIndex(where: { $0 > 0x20 }) else { return nil }
        let rest = text[start...]
        switch rest.first {
        case UInt8(ascii: "["):
            let next = rest.dropFirst().first { $0 > 0x20 }
            return next.map { "\"{[]".utf8.contains($0) } == true ? .json : nil
        case UInt8(ascii: "{"):
            let first = Array(rest.prefix { $0 != 0x0A && $0 != 0x0D })
            let members = first.withUnsafeBufferPointer { JSONObjectLine.strings(in: $0) }
            let isEntry = members.map { $0["name"] != nil || $0["url"] != nil } ?? false
            return isEntry || members != nil && first.count < rest.count - 2 ? .format(.jsonl) : .json
        default: return nil
        }
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
        _ found: [ListDialect: Int], unknown: Int, firstUnknown: String
    ) throws(ListFormatError) -> ListDialect {
        var votes = found
        let known = votes.values.reduce(0, +)
        if known == 0 && unknown == 0 { return .format(.domains) }
        if unknown > known { throw .unrecognised(line: firstUnknown) }
        // Lists for AdGuard mix rules with hosts lines and bare names; its reader takes both.
        if let rules = votes[.format(.adblock)], rules * 10 >= known { return .format(.adblock) }
        let plain = votes[.format(.domains), default: 0] + votes[.format(.wildcard), default: 0]
        // `=x` is dnscrypt-proxy's alone, `full:x` v2ray's; bare and starred names stand beside them.
        for own in [ListDialect.format(.dnscrypt), .v2ray, .clash] { if let lines = votes[own] { votes[own] = lines + plain } }
        // Where two are level the order of the table decides, so that the answer is always the same.
        var best = ListDialect.format(.domains)
        var most = 0
        for format in ListDialect.allCases where votes[format, default: 0] > most {
            best = format
            most = votes[format, default: 0]
        }
        return best
    }
}

/// What one line looks like.
private enum LineShape {
    case comment
    case known(ListDialect)
    case unknown

    init(of line: Line) {
        if line.hasPrefix("[adblock") || line.hasPrefix("||") || line.hasPrefix("@@||") || AdblockFormat.isCosmetic(line) {
            self = .known(.format(.adblock))
        } else if line.equals("payload:") || line.hasPrefix("+.") || line.hasPrefix("- ") {
            self = .known(.clash)
        } else if line.first == UInt8(ascii: "#") || line.first == UInt8(ascii: "!") || line.first == UInt8(ascii: ";")
            || line.first == UInt8(ascii: "[")
        {
            self = .comment
        } else if line.first == UInt8(ascii: "{") {
            self = .known(.format(.jsonl))
        } else if line.hasPrefix("*://") || line.hasPrefix("@*://") {
            self = .known(.ublacklist)
        } else if ProxyRule.looksLikeOne(line) {
            self = .known(.surge)
        } else if V2RayDialect.looksLikeOne(line) {
            self = .known(.v2ray)
        } else if line.hasPrefix("http://") || line.hasPrefix("https://") {
            self = .known(.format(.urls))
        } else if line.equals("server:") || line.hasPrefix("local-zone:") || line.hasPrefix("local-data:") {
            self = .known(.format(.unbound))
        } else if line.hasPrefix("address=/") || line.hasPrefix("server=/") || line.hasPrefix("local=/")
            || line.hasPrefix("bogus-nxdomain=")
        {
            self = .known(.format(.dnsmasq))
        } else if line.hasPrefix("/ip dns static") || line.hasPrefix("add name=") || line.hasPrefix("remove [find") {
            self = .known(.format(.mikrotik))
        } else if line.hasPrefix("$ttl") || line.hasPrefix("$origin") || LineShape.isRecord(line) {
            self = .known(.format(.rpz))
        } else {
            self = LineShape.plain(line)
        }
    }

    private static func isRecord(_ line: Line) -> Bool {
        if HostsFormat.isAddress(line.firstWordAndRest.word) { return false }
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
        if HostsFormat.isAddress(word), !rest.isEmpty { return .known(.format(.hosts)) }
        if rest.first == UInt8(ascii: "@") { return .known(.v2ray) }
        guard rest.isEmpty else { return .unknown }
        // An allowlist of anchored expressions: a list of names to people, refused line by line.
        if word.contains("\\."), word.first == UInt8(ascii: "^") || word.last == UInt8(ascii: "$") {
            return .known(.format(.domains))
        }
        if word.first == UInt8(ascii: "=") { return .known(.format(.dnscrypt)) }
        guard word.withoutWildcard.contains(UInt8(ascii: ".")), !word.contains(UInt8(ascii: "/")) else { return .unknown }
        if word.hasPrefix("*.") { return .known(.format(.wildcard)) }
        return .known(.format(word.first == UInt8(ascii: ".") ? .squid : .domains))
    }
}
