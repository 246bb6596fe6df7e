import Digests
import PageRecord

/// Reads scripts without running them: addresses, moves of the browser, calls, and packed text, which is undone and read again to a
/// bounded depth. Linear in what is read.
struct ScriptScanner {
    /// How often each thing that counts was met.
    struct Counts {
        var evals = 0
        var base64 = 0
        var writes = 0
        var percents = 0
        var characterCodes = 0
        var escapes = 0
        var contextMenus = 0
        var clipboards = 0
        var keys = 0
        var devices = 0
        var debuggers = 0
        var obfuscated = 0
        var longestToken = 0
    }

    private(set) var findings = PageScripts()
    private(set) var counts = Counts()
    private(set) var entities = EntityCollector()
    /// Markup that scripts hold, to be read as markup of the page.
    private(set) var markup: [[UInt8]] = []
    /// Words for people in literals, one to a line.
    private(set) var words: [UInt8] = []
    /// Contacts whose addresses stand in scripts.
    private(set) var contacts: [PageContact] = []
    private(set) var frameworks: Set<String> = []
    /// SHA-256 of scripts that are long enough to tell kits apart.
    private(set) var hashes: [String] = []
    /// Names in JSON-LD.
    private(set) var structuredNames: [String] = []
    /// Those of persons in JSON-LD: kept out of everything.
    private(set) var persons: [String] = []
    private(set) var scriptCount = 0
    private var addresses: Set<String> = []
    private var unpackedBytes = 0
    /// Where the last address ends: what begins within it is a part of it.
    private var addressEnd = 0
    private var markupBytes = 0

    /// Reads an inline script of a page as what it is.
    mutating func read(_ script: InlineScript, of page: ByteView) {
        let source = page[script.range].rebased
        switch script.kind {
        case .template: add(markup: Array(source), isUnpacked: false)
        case .structuredData:
            addNames(in: source)
            persons += StructuredPersons.names(in: source)
            scan(source)
        case .data: scan(source)
        case .code:
            scriptCount += 1
            if ParseLimits.hashedScript.contains(source.count), hashes.count < RecordLimits.scriptHashes {
                hashes.append(SHA256.hexadecimal(of: Array(source)))
            }
            scan(source)
        }
    }

    /// Reads a script, or JSON.
    private mutating func scan(_ source: ByteView, depth: Int = 0) {
        let isShort = source.count < ParseLimits.shortScript
        var handlesClicks = false
        var moves: [(target: String, place: Int)] = []
        // What is packed within is told first, so these wait.
        var trackings: [WordFinder.Match] = []
        var links: [WordFinder.Match] = []
        addressEnd = 0
        ScriptWords.matches(in: source) { word in
            switch word {
            case .mark(let match):
                if ScriptMarks.table[match.word].meaning == .click { handlesClicks = true }
                mark(match, source, depth, &moves)
            case .tracking(let match): trackings.append(match)
            case .contact(let match): links.append(match)
            case .framework(let number): frameworks.insert(ScriptFrameworks.table[number].name)
            }
        }
        literals(source, depth)
        // A move within a function may wait for a click: it is one of the page only in a short script that handles none.
        if !moves.isEmpty {
            for (move, depth) in zip(moves, ScriptExpressions.depths(moves.map(\.place), source)) {
                guard let depth else { continue }
                if depth == 0 || (isShort && !handlesClicks) { add(redirect: move.target) } else { add(call: move.target) }
            }
        }
        EntityScanner.scan(source, in: .script, hasNumbers: false, into: &entities)
        for match in trackings {
            if let (kind, value) = TrackingMarks.read(source, match) { entities.add(kind, value, in: .script) }
        }
        for match in links { addContact(match, in: source) }
    }

    // MARK: marks

    private mutating func mark(
        _ match: WordFinder.Match, _ source: ByteView, _ depth: Int, _ moves: inout [(target: String, place: Int)]
    ) {
        let end = source.count
        switch ScriptMarks.table[match.word].meaning {
        case .address: if match.start >= addressEnd { addressEnd = match.start + add(address: source[match.start..<end]) }
        case .escapedAddress:
            guard match.start >= addressEnd else { return }
            // A quote ends an address, escaped or not.
            let most = match.start..<min(end, match.start + ParseLimits.valueBytes)
            let address = source[match.start..<(ByteSearch.index(of: UInt8(ascii: "\""), in: source, most) ?? most.upperBound)]
            addressEnd = match.start + Payload.unescaped(address).withView { add(address: $0) }
        case .base64:
            counts.base64 += 1
            guard mayUnpack else { return }
            unpack(ScriptExpressions.argument(source, match.end, end), depth) { Base64.decoded(Array($0)[...]) }
        case .percent:
            counts.percents += 1
            guard mayUnpack else { return }
            unpack(ScriptExpressions.argument(source, match.end, end), depth) { Payload.unpercented($0) }
        case .characterCodes:
            counts.characterCodes += 1
            guard mayUnpack else { return }
            let list = source[match.end..<end].prefix(ParseLimits.payloadBytes).prefix { $0 != UInt8(ascii: ")") }
            unpack(list, depth) { Payload.characters($0.first == UInt8(ascii: "[") ? $0.dropFirst() : $0) }
        case .location: if let target = ScriptExpressions.move(source, match, end) { moves.append((target, match.start)) }
        case .call: if let target = ScriptExpressions.called(source, match.end, end) { add(call: target) }
        case .eval: counts.evals += 1
        case .write: counts.writes += 1
        case .packer: findings.unseen.insert(.packer)
        case .obfuscator:
            counts.obfuscated += 1
            // Bundles have one such name or two by chance; an obfuscator leaves nothing else.
            if counts.obfuscated == ParseLimits.obfuscatedNames { findings.unseen.insert(.obfuscator) }
        case .cipher: findings.unseen.insert(.cipher)
        case .assembly: findings.unseen.insert(.assembly)
        case .contextMenu: counts.contextMenus += 1
        case .clipboard: counts.clipboards += 1
        case .keys: counts.keys += 1
        case .device: counts.devices += 1
        case .debugger: counts.debuggers += 1
        case .escape: counts.escapes += 1
        case .click: break
        }
    }

    /// Looking for the end of a payload costs time too, so nobody looks once the budget is spent.
    private var mayUnpack: Bool { unpackedBytes < ParseLimits.unpackedBytes }

    // MARK: literals

    private mutating func literals(_ source: ByteView, _ depth: Int) {
        var lexer = ScriptLexer(source, 0..<source.count)
        while let literal = lexer.next() {
            let count = literal.content.count
            counts.longestToken = max(counts.longestToken, count)
            guard count >= 4 else { continue }
            if literal.hasEscapes || literal.isBeyondASCII || literal.hasBracket {
                let text =
                    literal.hasEscapes
                    ? Payload.unescaped(source[literal.content].prefix(ParseLimits.payloadBytes))
                    : Array(source[literal.content].prefix(ParseLimits.payloadBytes))
                if literal.hasEscapes || literal.hasBracket, text.contains(UInt8(ascii: "<")), Payload.hasTag(text) {
                    add(markup: text, isUnpacked: literal.hasEscapes && !literal.hasBracket)
                } else if text.contains(where: { $0 >= 0x80 }) {
                    add(words: text)
                }
                if literal.hasEscapes, !literal.hasBracket, count >= 40, source[literal.content].begins(with: "\\x") {
                    take(text, depth)
                }
            } else if count >= ParseLimits.bareBase64 {
                bare(source[literal.content], depth)
            }
        }
    }

    /// A long literal that looks packed, though nothing beside it says how.
    private mutating func bare(_ literal: ByteView, _ depth: Int) {
        let sample = literal.prefix(64)
        if sample.allSatisfy(Base64.isLetter) {
            unpack(literal.prefix(ParseLimits.payloadBytes), depth, isGuess: true) { Base64.decoded(Array($0)[...]) }
        } else if sample.count(where: { $0 == UInt8(ascii: "%") }) >= 8 {
            unpack(literal.prefix(ParseLimits.payloadBytes), depth, isGuess: true) { Payload.unpercented($0) }
        }
    }

    private mutating func unpack(
        _ packed: ByteView, _ depth: Int, isGuess: Bool = false, _ undo: (ByteView) -> [UInt8]?
    ) {
        guard packed.count >= ParseLimits.shortestPayload else { return }
        unpackedBytes += packed.count
        guard depth < ParseLimits.payloadDepth, unpackedBytes <= ParseLimits.unpackedBytes else {
            findings.unseen.insert(.limit)
            return
        }
        guard let plain = undo(packed), plain.count >= ParseLimits.shortestPayload, !packed.elementsEqual(plain) else { return }
        let content = Payload.content(of: plain)
        if content == .binary || (isGuess && content == .text) { return }
        take(plain, depth)
    }

    /// Reads what was undone as what it is.
    private mutating func take(_ plain: [UInt8], _ depth: Int) {
        switch Payload.content(of: plain) {
        case .binary: return
        case .markup: add(markup: plain, isUnpacked: true)
        case .script, .text:
            findings.unpacked += 1
            if plain.contains(where: { $0 >= 0x80 }) { add(words: plain) }
            plain.withView { scan($0, depth: depth + 1) }
        }
    }

    // MARK: keeping

    /// Hands over a part of the markup, which is kept no longer.
    mutating func takeMarkup(_ number: Int) -> [UInt8] {
        var part: [UInt8] = []
        swap(&part, &markup[number])
        return part
    }

    /// Keeps the address that bytes begin with, and says how long it is.
    private mutating func add(address bytes: ByteView) -> Int {
        guard findings.addresses.count < RecordLimits.scriptAddresses else { return 0 }
        let address = bytes.prefix(RecordLimits.stringBytes).prefix {
            $0 > 0x20 && ![0x22, 0x27, 0x60, 0x3C, 0x3E, 0x5C, 0x29, 0x7B, 0x7D, 0x2C, 0x3B].contains($0)
        }
        // `http://` alone, or before a variable, names no place.
        guard address.count > 10 else { return address.count }
        let text = address.text
        if addresses.insert(text).inserted { findings.addresses.append(text) }
        return address.count
    }

    private mutating func add(redirect target: String) {
        if findings.redirects.count < RecordLimits.scriptRedirects, !findings.redirects.contains(target) {
            findings.redirects.append(target)
        }
    }

    private mutating func add(call target: String) {
        if findings.calls.count < RecordLimits.scriptAddresses, addresses.insert("call " + target).inserted {
            findings.calls.append(target)
        }
    }

    private mutating func add(markup bytes: [UInt8], isUnpacked: Bool) {
        guard markup.count < ParseLimits.hiddenMarkups, markupBytes + bytes.count <= ParseLimits.unpackedBytes else {
            findings.unseen.insert(.limit)
            return
        }
        if isUnpacked { findings.unpacked += 1 }
        markupBytes += bytes.count
        markup.append(bytes)
    }

    private mutating func addContact(_ match: WordFinder.Match, in source: ByteView) {
        guard contacts.count < RecordLimits.contacts else { return }
        switch LinkContact.table[match.word].meaning {
        case .contact(let kind):
            guard let value = LinkContact.value(kind, in: source, match) else { return }
            // Bundles name the host with a variable behind it.
            let text = value.prefix(200).text
            if !text.contains("${"), !text.contains("\\") { contacts.append(PageContact(kind: kind, value: text)) }
        case .widget: contacts.append(PageContact(kind: .chatWidget, value: LinkContact.table[match.word].start))
        case .skype, .payment: break
        }
    }

    /// Values of `name` and its kin in JSON-LD: of organisations, sites and products; of persons too, who are taken out later.
    private mutating func addNames(in source: ByteView) {
        for key: StaticString in ["\"name\"", "\"legalName\"", "\"alternateName\""] {
            var index = 0
            while structuredNames.count < RecordLimits.names, index < source.count {
                guard let start = ByteSearch.index(of: key, in: source, index..<source.count) else { break }
                let found = start + key.utf8CodeUnitCount
                index = found
                let rest = source[found...].prefix(400).drop { $0 <= 0x20 || $0 == UInt8(ascii: ":") }
                guard let name = ScriptExpressions.quoted(rest, rest.startIndex), !name.isEmpty, name.utf8.count <= 200 else {
                    continue
                }
                if !structuredNames.contains(name) { structuredNames.append(name) }
            }
        }
    }

    private mutating func add(words bytes: [UInt8]) {
        guard words.count + bytes.count < RecordLimits.hiddenTextBytes else { return }
        words += bytes
        words.append(0x0A)
    }
}
