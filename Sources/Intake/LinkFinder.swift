/// Finds every link in a line of prose: with a scheme, defanged, or as a bare host.
struct LinkFinder {
    struct Link: Equatable {
        /// As it stands in the line.
        let input: String
        /// Without defanging.
        let text: String
    }

    private let scalars: [Unicode.Scalar]
    private let hosts: HostScan

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
        hosts = HostScan(scalars)
    }

    /// The links from left to right; none twice at one place, the same link twice when it stands there twice.
    func links() -> [Link] {
        var found: [Link] = []
        var index = 0
        while index < scalars.count {
            guard isWordScalar(scalars[index]) else {
                index += 1
                continue
            }
            let word = wordEnd(from: index)
            if let scheme = scheme(from: index, to: word) {
                // `pay.example看http://…`: a bare host may stand in the same word.
                if scheme.start > index, let range = bareLink(from: index).link, range.upperBound <= scheme.start {
                    found.append(link(range))
                }
                let end = linkEnd(host: scheme.host, hasScheme: true)
                found.append(link(scheme.start..<end))
                index = end
            } else {
                let bare = bareLink(from: index)
                if let range = bare.link { found.append(link(range)) }
                index = max(bare.end, index + 1)
            }
        }
        return found
    }

    // MARK: - With a scheme

    /// A scheme in the word, and where the host behind its slashes begins.
    private func scheme(from start: Int, to end: Int) -> (start: Int, host: Int)? {
        guard let host = behindSlashes(end) else { return nil }
        let word = text(start..<end).lowercased()
        // `链接:xhttp://…`: letters that stick to the scheme are none of it.
        for known in ["https", "http", "hxxps", "hxxp", "htxps", "htxp", "hxtps", "hxtp", "h**ps", "h**p"]
        where word.hasSuffix(known) { return (end - known.unicodeScalars.count, host) }
        guard let first = scalars[start..<end].lastIndex(where: { !isSchemeScalar($0) }).map({ $0 + 1 }) ?? Optional(start),
            first < end, scalars[first].properties.isAlphabetic
        else { return nil }
        return (first, host)
    }

    /// The place behind `://` in one of its spellings, or `nil` when something else stands here.
    private func behindSlashes(_ start: Int) -> Int? {
        for spelling in ["://", "[:]//", "(:)//", "{:}//", "[://]", "(://)", ":[//]", "[:][//]", ":\\\\"] {
            let wanted = Array(spelling.unicodeScalars)
            guard start + wanted.count <= scalars.count, scalars[start..<(start + wanted.count)].elementsEqual(wanted) else {
                continue
            }
            return start + wanted.count
        }
        return nil
    }

    // MARK: - Without

    /// A bare host at a place, and where to go on whether or not it is one.
    private func bareLink(from start: Int) -> (link: Range<Int>?, end: Int) {
        let hostEnd = hosts.end(from: start, hasScheme: false)
        var first = start
        if !scalars[start].isASCII {
            // `请访问pay.example`: prose glued to a host whose first label is ASCII.
            let label = scalars[start..<hostEnd].prefix { $0 != "." && $0 != "[" }
            if let last = label.lastIndex(where: Prose.isUnspaced), last + 1 < label.endIndex,
                scalars[last + 1].isASCII
            {
                first = last + 1
            }
        }
        var last = hostEnd
        while last > first, scalars[last - 1] == "." || scalars[last - 1] == "-" { last -= 1 }
        let end = max(hostEnd, start + 1)
        if hostEnd < scalars.count, scalars[hostEnd] == "@" || Defanging.isAtMark(in: scalars, at: hostEnd) {
            return (nil, end)  // the local part of an e-mail address
        }
        let whole = last == hostEnd ? linkEnd(host: first, hasScheme: false) : last
        if isBehindAt(first) || isInsidePath(start) { return (nil, max(end, whole)) }
        let host = Defanging.undone(text(first..<last))
        guard PlausibleHost.isMeant(host, hasMore: whole > last) else { return (nil, end) }
        return (first..<whole, max(end, whole))
    }

    /// Whether the word is the domain of an e-mail address, plain or defanged.
    private func isBehindAt(_ start: Int) -> Bool {
        guard start > 0 else { return false }
        if scalars[start - 1] == "@" { return true }
        return (max(0, start - 4)..<start).contains { Defanging.isAtMark(in: scalars, at: $0, endingAt: start) }
    }

    /// Whether the word goes on behind a slash or backslash: `/usr/lib/libc.so`, but not `//evil.example`.
    private func isInsidePath(_ start: Int) -> Bool {
        guard start > 0 else { return false }
        if scalars[start - 1] == "\\" || scalars[start - 1] == "~" { return true }
        guard scalars[start - 1] == "/" else { return false }
        let isProtocolRelative = start > 1 && scalars[start - 2] == "/" && (start == 2 || scalars[start - 3] != "/")
        return !isProtocolRelative
    }

    // MARK: - The end

    /// Where the link ends whose host begins at a place: behind host, port, path, query and fragment.
    private func linkEnd(host start: Int, hasScheme: Bool) -> Int {
        var index = hosts.end(from: start, hasScheme: hasScheme)
        let hostEnd = index
        let colon = index < scalars.count && scalars[index] == ":" ? 1 : colonMark(at: index)
        if colon > 0 {
            let digits = scalars[(index + colon)...].prefix { ("0"..."9").contains($0) }
            if !digits.isEmpty { index = digits.endIndex }
            // `http://user:password@host`: kept whole, so that it is refused for what it is.
            if hasScheme, let at = credentialsEnd(from: hostEnd) { index = hosts.end(from: at + 1, hasScheme: true) }
        }
        guard index < scalars.count, "/?#".unicodeScalars.contains(scalars[index]) || isSlashMark(at: index) else {
            return trimmed(start..<index, downTo: start)
        }
        while index < scalars.count, !Prose.isEnd(scalars[index]), !Prose.isUnspaced(scalars[index]) {
            if isSeparatorBeforeLink(index) { break }
            index += 1
        }
        return trimmed(start..<index, downTo: start)
    }

    private func colonMark(at index: Int) -> Int {
        index < scalars.count ? Defanging.markLength(in: scalars, at: index) { $0 == [UInt8(ascii: ":")] } : 0
    }

    private func isSlashMark(at index: Int) -> Bool {
        Defanging.markLength(in: scalars, at: index) { $0 == [UInt8(ascii: "/")] } > 0
    }

    private func credentialsEnd(from start: Int) -> Int? {
        let authority = scalars[start...].prefix { !Prose.isEnd($0) && !"/?#".unicodeScalars.contains($0) }
        return authority.lastIndex(of: "@")
    }

    /// `a.example/x,http://b.example` and `[a](http…)`: two links, not one.
    private func isSeparatorBeforeLink(_ index: Int) -> Bool {
        if scalars[index] == "]", index + 1 < scalars.count, scalars[index + 1] == "(" { return true }
        guard ",;|".unicodeScalars.contains(scalars[index]), index + 1 < scalars.count, isWordScalar(scalars[index + 1]) else {
            return false
        }
        let next = index + 1
        return scheme(from: next, to: wordEnd(from: next)) != nil || scalars[next...].starts(with: "www.".unicodeScalars)
    }

    /// Takes off punctuation that belongs to the sentence: `.,;:!?'` and brackets that close nothing.
    private func trimmed(_ range: Range<Int>, downTo floor: Int) -> Int {
        // Counted once: a thousand closing brackets must not be counted a thousand times.
        var surplus = ["(": 0, "[": 0, "{": 0] as [Unicode.Scalar: Int]
        for scalar in scalars[range] {
            if surplus[scalar] != nil { surplus[scalar, default: 0] -= 1 }
            if let open = LinkFinder.opening(of: scalar) { surplus[open, default: 0] += 1 }
        }
        var end = range.upperBound
        while end > floor {
            let last = scalars[end - 1]
            if let open = LinkFinder.opening(of: last) {
                guard surplus[open, default: 0] > 0 else { return end }
                surplus[open, default: 0] -= 1
            } else if !".,;:!?'*|".unicodeScalars.contains(last) {
                return end
            }
            end -= 1
        }
        return end
    }

    private static func opening(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case ")": "("
        case "]": "["
        case "}": "{"
        default: nil
        }
    }

    // MARK: - Words

    /// Letters, digits and what holds scheme names together; `*` for `h**p`.
    private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        case _ where scalar.isASCII: false
        default: !Prose.isEnd(scalar)
        }
    }

    private func isSchemeScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "+", "-", ".": true
        default: false
        }
    }

    private func wordEnd(from start: Int) -> Int {
        scalars[start...].firstIndex { !isWordScalar($0) && !isSchemeScalar($0) && $0 != "*" } ?? scalars.endIndex
    }

    private func link(_ range: Range<Int>) -> Link {
        let input = text(range)
        var plain = Defanging.undone(input)
        while plain.utf8.last == UInt8(ascii: ".") { plain.removeLast() }
        return Link(input: input, text: plain)
    }

    private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
}
