import PageRecord

/// Rewrites decoded markup so that libxml2 reads any page in linear time and sees what a browser sees.
///
/// libxml2 2.9.14 is quadratic in the attributes of a tag, in nesting and in end tags that end nothing, and stops where browsers
/// go on. What is handed on therefore has only attributes that extractors read, every end tag where its element ends, no
/// comments, no scripts (their text is kept aside), and no end of body or document. One pass, no recursion.
struct MarkupScanner {
    private let markup: [UInt8]
    private var index = 0
    private var open = OpenElements()
    private var headEnded = false
    /// Where the markup ends for what is read now: the page's end, or the end of the `<noscript>` around it.
    private var limit: Int
    private var noscriptsEnd = true
    private var begun: Set<String> = []

    /// The rewritten markup.
    private(set) var output: [UInt8] = []
    /// Where the texts of inline scripts stand in the markup.
    private(set) var scripts: [Range<Int>] = []
    private(set) var elements = 0
    private(set) var limitsHit: Set<ParseLimit> = []
    var depth: Int { open.deepest + begun.count }

    init(_ markup: [UInt8]) {
        self.markup = markup
        limit = markup.count
        output.reserveCapacity(markup.count)
        scan()
        if open.deepest > ParseLimits.depth { limitsHit.insert(.depth) }
    }

    private mutating func scan() {
        while index < markup.count {
            if index >= limit { limit = markup.count }
            let start = index
            while index < limit, markup[index] != UInt8(ascii: "<") { index += 1 }
            output += markup[start..<index]
            if index >= limit { continue }
            let next = index + 1 < markup.count ? markup[index + 1] : 0
            if ASCII.isLetter(next) {
                startTag()
            } else if next == UInt8(ascii: "/") {
                endTag()
            } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
                skipDeclaration()
            } else {
                output += "&lt;".utf8
                index += 1
            }
        }
    }

    // MARK: tags

    private mutating func startTag() {
        let tag = TagReader(markup, nameAt: index + 1, limit: limit)
        index = tag.end
        limitsHit.formUnion(tag.limitsHit)
        if tag.isCutOff { return }
        elements += 1
        let name = tag.name
        let traits = ElementTraits.of(name)
        if name == "html" || name == "head" || name == "body" {
            // Once each: a second one only adds attributes to the first.
            if begun.insert(name).inserted { write(tag) }
            return
        }
        if open.foreign > 0, traits.contains(.leavesForeign) { end(open.endedByLeavingForeign()) }
        let isForeign = open.foreign > 0
        if !isForeign { endImplied(name, traits) }
        if traits.contains(.void) {
            write(tag)
        } else if isForeign, tag.isSelfClosing {
            write(tag)
            write(endOf: name)
        } else if traits.contains(.raw) {
            write(tag)
            let content = rawContent(of: name)
            if name == "script", !content.isEmpty { scripts.append(content) }
            write(endOf: name)
        } else if traits.contains(.textOnly), !isForeign {
            write(tag)
            let content = rawContent(of: name)
            if name != "iframe", name != "noembed" { write(escaping: content) }
            write(endOf: name)
        } else {
            push(tag, name, traits)
        }
    }

    private mutating func push(_ tag: TagReader, _ name: String, _ traits: ElementTraits) {
        let room = traits.contains(.wanted) ? ParseLimits.libraryReserve : 0
        let isHandedOn = open.handedOn < ParseLimits.libraryDepth + room
        if isHandedOn { write(tag) } else { output.append(0x20) }
        open.push(name, isHandedOn: isHandedOn, isForeign: traits.contains(.foreign))
        if name == "noscript" { boundNoscript() }
    }

    /// A browser with scripts passes a `<noscript>` unread, so an open quote in it ends with it; we read it, but no further.
    private mutating func boundNoscript() {
        guard limit == markup.count, noscriptsEnd else { return }
        let start = index
        let content = rawContent(of: "noscript")
        index = start
        // Where one has no end none behind it has, and nobody looks again.
        noscriptsEnd = content.upperBound < markup.count
        limit = content.upperBound
    }

    private mutating func endTag() {
        guard index + 2 < markup.count, ASCII.isLetter(markup[index + 2]) else {
            skipDeclaration()
            return
        }
        let tag = TagReader(markup, nameAt: index + 2, limit: limit)
        index = tag.end
        limitsHit.formUnion(tag.limitsHit)
        if tag.isCutOff { return }
        switch tag.name {
        case "html", "body":
            // Browsers read on behind the end of the document, and so do we.
            output.append(0x20)
        case "head":
            if !headEnded { write(endOf: "head") }
            headEnded = true
        case "br":
            output += "<br>".utf8
        default:
            end(open.ended(by: tag.name))
        }
    }

    private mutating func endImplied(_ name: String, _ traits: ElementTraits) {
        while let top = open.top, ElementTraits.closes(name, traits, top: top.name) { end(1) }
    }

    private mutating func end(_ count: Int) {
        for _ in 0..<count {
            guard let entry = open.pop() else { return }
            if entry.isHandedOn { write(endOf: entry.name) } else { output.append(0x20) }
        }
    }

    // MARK: what is no tag

    /// Passes comments, document types and processing instructions, none of which a browser shows.
    private mutating func skipDeclaration() {
        let start = index
        guard markup[start...].starts(with: "<!--".utf8) else {
            while index < limit, markup[index] != UInt8(ascii: ">") { index += 1 }
            index = min(index + 1, limit)
            return
        }
        // `<!-->` and `<!--->` are whole comments, and `--!>` ends one too (WHATWG HTML §13.2.5.43).
        index += 4
        if markup[index...].starts(with: ">".utf8) || markup[index...].starts(with: "->".utf8) {
            while markup[index] != UInt8(ascii: ">") { index += 1 }
            index += 1
            return
        }
        while index < limit {
            if markup[index] == UInt8(ascii: ">"), index >= start + 6 {
                let isPlainEnd = markup[index - 1] == UInt8(ascii: "-") && markup[index - 2] == UInt8(ascii: "-")
                let isBangEnd =
                    markup[index - 1] == UInt8(ascii: "!") && markup[index - 2] == UInt8(ascii: "-")
                    && markup[index - 3] == UInt8(ascii: "-") && index >= start + 7
                if isPlainEnd || isBangEnd {
                    index += 1
                    return
                }
            }
            index += 1
        }
    }

    /// The content of an element that holds no markup; passes its end tag. Without an end tag it reaches to the page's end.
    private mutating func rawContent(of name: String) -> Range<Int> {
        let start = index
        let wanted = Array(name.utf8)
        if name == "plaintext" { index = limit }
        while index < limit {
            let after = index + 2 + wanted.count
            if markup[index] == UInt8(ascii: "<"), after <= limit, markup[index + 1] == UInt8(ascii: "/"),
                after == limit || ASCII.isSpace(markup[after]) || markup[after] == UInt8(ascii: "/")
                    || markup[after] == UInt8(ascii: ">"),
                markup[index + 2..<after].lazy.map(ASCII.lowered).elementsEqual(wanted)
            {
                let content = start..<index
                index = TagReader(markup, nameAt: index + 2, limit: limit).end
                return content
            }
            index += 1
        }
        return start..<limit
    }

    // MARK: writing

    private mutating func write(_ tag: TagReader) {
        output.append(UInt8(ascii: "<"))
        output += tag.name.utf8
        for attribute in tag.attributes {
            output.append(0x20)
            output += attribute.name.utf8
            output += "=\"".utf8
            var end = min(attribute.value.upperBound, attribute.value.lowerBound + ParseLimits.valueBytes)
            while end > attribute.value.lowerBound, end < attribute.value.upperBound, markup[end] & 0xC0 == 0x80 { end -= 1 }
            for byte in markup[attribute.value.lowerBound..<end] {
                if byte == UInt8(ascii: "\"") { output += "&quot;".utf8 } else { output.append(byte) }
            }
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
    }

    private mutating func write(endOf name: String) {
        output += "</".utf8
        output += name.utf8
        output.append(UInt8(ascii: ">"))
    }

    private mutating func write(escaping content: Range<Int>) {
        for byte in markup[content] {
            if byte == UInt8(ascii: "<") { output += "&lt;".utf8 } else { output.append(byte) }
        }
    }
}
