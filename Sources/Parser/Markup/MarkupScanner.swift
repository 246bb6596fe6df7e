import PageRecord

/// Reads decoded markup as a browser does, and writes its structure so that libxml2 reads any page in linear time.
///
/// libxml2 2.9.14 is quadratic in the attributes of a tag, in nesting and in end tags that end nothing, and stops where browsers
/// go on. What is handed on therefore has no attributes, every end tag where its element ends, no comments, no scripts, a letter for
/// each text, and no end of body or document. What the letters and tags stand for is in `items`. One pass, no recursion.
struct MarkupScanner {
    let page: UnsafeMutableBufferPointer<UInt8>
    let markup: ByteView
    private var index = 0
    private var open = OpenElements()
    var tag: TagReader
    private var headEnded = false
    /// Where the markup ends for what is read now: the page's end, or the end of the `<noscript>` around it.
    private var limit: Int
    private var noscriptsEnd = true
    private var begun: Set<ElementName> = []
    /// The body began where nothing else was open, so that it stays open for libxml2.
    var isInBody = false
    private var bounds = DocumentBounds()

    /// The structure, for libxml2.
    var output: [UInt8] = []
    var elements: [PageItem.Element] = []
    var attributes: [PageItem.Attribute] = []
    var texts: [PageItem.Text] = []
    /// Names of tags within text that is no markup for a browser, for each such text, in lower case.
    var hiddenTags: [[[UInt8]]] = []
    /// Inline scripts, in order.
    private(set) var scripts: [InlineScript] = []
    private(set) var counts = MarkupCounts()
    private(set) var limitsHit: Set<ParseLimit> = []
    var depth: Int { open.deepest + begun.count }

    /// - Parameter page: valid UTF-8. References in attributes are decoded in it, at once: nothing that was read is read again.
    init(_ page: UnsafeMutableBufferPointer<UInt8>) {
        self.page = page
        markup = ByteView(UnsafeBufferPointer(page))
        tag = TagReader(markup)
        // A page of text and tags has its structure in a third of its bytes.
        output.reserveCapacity(page.count / 3)
        limit = markup.count
        scan()
        if open.deepest > ParseLimits.depth { limitsHit.insert(.depth) }
    }

    /// Hands out what stands at the structure's letters and tags.
    func withItems<Result>(_ body: (PageItems) -> Result) -> Result {
        elements.withUnsafeBufferPointer { elements in
            attributes.withUnsafeBufferPointer { attributes in
                texts.withUnsafeBufferPointer { texts in
                    body(PageItems(page: page, elements: elements, attributes: attributes, texts: texts))
                }
            }
        }
    }

    private mutating func scan() {
        while index < markup.count {
            if index >= limit { limit = markup.count }
            let start = index
            index = ByteSearch.index(of: UInt8(ascii: "<"), in: markup, start..<limit) ?? limit
            let before = texts.count
            write(text: start..<index)
            if texts.count > before { bounds.content(nil) }
            if index >= limit { continue }
            let next = index + 1 < markup.count ? markup[index + 1] : 0
            if ASCII.isLetter(next) {
                startTag()
            } else if next == UInt8(ascii: "/") {
                endTag()
            } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
                skipDeclaration()
            } else {
                write(text: index..<index + 1)
                index += 1
            }
        }
    }

    /// Elements that libxml2 adds by itself, or leaves out, carry their number.
    static func isNumbered(_ name: ElementName) -> Bool {
        name == .p || name == .body || name == .head || name == .html
    }

    // MARK: tags

    private mutating func startTag() {
        tag.read(nameAt: index + 1, limit: limit)
        index = tag.end
        if tag.breaksLimit { noteLimits() }
        if tag.isCutOff { return }
        counts.elements += 1
        counts.attributes += tag.attributeCount
        let name = tag.name
        let traits = name.traits
        if name == .html || name == .head || name == .body {
            if counts.documentEnds > 0 { counts.behindEnd += 1 }
            // Once each: a second one only adds attributes to the first.
            let isFirst = begun.insert(name).inserted
            bounds.start(name, isFirst: isFirst)
            if isFirst { writeTag() }
            if name == .body, isFirst { isInBody = open.top == nil }
            return
        }
        bounds.content(name)
        if counts.documentEnds > 0 { counts.behindEnd += 1 }
        if open.foreign > 0, traits.contains(.leavesForeign) { end(open.endedByLeavingForeign()) }
        let isForeign = open.foreign > 0
        if !isForeign { endImplied(name, traits) }
        if traits.contains(.void) {
            writeTag()
        } else if isForeign, tag.isSelfClosing {
            writeTag()
            writeEnd(tag.name, tag.spelling)
        } else if traits.contains(.raw) {
            let spelling = tag.spelling
            let kind = name == .script ? InlineScript.kind(type: scriptType) : .code
            writeTag()
            let content = rawContent(of: name)
            if name == .script, !content.isEmpty { scripts.append(InlineScript(kind: kind, range: content)) }
            if name == .style { counts.styleBytes += content.count }
            writeEnd(name, spelling)
        } else if traits.contains(.textOnly), !isForeign {
            writeTag()
            let spelling = tag.spelling
            let content = rawContent(of: name)
            write(textOnly: content, isShown: name != .iframe && name != .noembed)
            writeEnd(name, spelling)
        } else {
            push(traits)
        }
    }

    private mutating func noteLimits() {
        if tag.hasTooMany { limitsHit.insert(.attributes) }
        if tag.isTooLong { limitsHit.insert(.tagLength) }
    }

    private var scriptType: String {
        guard let type = tag.attributes.first(where: { $0.name == .type }) else { return "" }
        return PlainSpace.trimmed(String(decoding: markup[type.value].prefix(64).map(ASCII.lowered), as: UTF8.self))
    }

    private mutating func push(_ traits: ElementTraits) {
        let room = traits.contains(.wanted) ? ParseLimits.libraryReserve : 0
        let isHandedOn = open.handedOn < ParseLimits.libraryDepth + room
        if isHandedOn { writeTag() } else { output.append(0x20) }
        open.push(tag, isHandedOn: isHandedOn, isForeign: traits.contains(.foreign))
        if tag.name == .noscript { boundNoscript() }
    }

    /// A browser with scripts passes a `<noscript>` unread, so an open quote in it ends with it; we read it, but no further.
    private mutating func boundNoscript() {
        guard limit == markup.count, noscriptsEnd else { return }
        let start = index
        let content = rawContent(of: .noscript)
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
        tag.read(nameAt: index + 2, limit: limit)
        index = tag.end
        if tag.breaksLimit { noteLimits() }
        if tag.isCutOff { return }
        switch tag.name {
        case .html:
            // Browsers read on behind the end of the document, and so do we; others stop, so it is marked.
            if bounds.end(.html) { output += "<?m 0>".utf8 }
            counts.documentEnds += 1
        case .body:
            bounds.end(.body)
            output.append(0x20)
        case .head:
            bounds.end(.head)
            if !headEnded { writeEnd(tag.name, tag.spelling) }
            headEnded = true
        case .br:
            // A line break in browsers, nothing in others: words are separated either way.
            output.append(0x20)
        default:
            end(open.ended(by: tag))
        }
    }

    private mutating func endImplied(_ name: ElementName, _ traits: ElementTraits) {
        while let top = open.top, top.name.traits.contains(.endsEarly), ElementTraits.closes(name, traits, top: top.name) {
            end(1)
        }
    }

    private mutating func end(_ count: Int) {
        for _ in 0..<count {
            guard let entry = open.pop() else { return }
            if entry.isHandedOn { writeEnd(entry.name, entry.spelling) } else { output.append(0x20) }
        }
    }

    // MARK: what is no tag

    /// Passes comments, document types and processing instructions, none of which a browser shows.
    private mutating func skipDeclaration() {
        let start = index
        guard markup[start...].begins(with: "<!--") else {
            index = min((ByteSearch.index(of: UInt8(ascii: ">"), in: markup, index..<limit) ?? limit) + 1, limit)
            return
        }
        counts.comments += 1
        // `<!-->` and `<!--->` are whole comments, and `--!>` ends one too (WHATWG HTML §13.2.5.43).
        index += 4
        if markup[index...].begins(with: ">") || markup[index...].begins(with: "->") {
            while markup[index] != UInt8(ascii: ">") { index += 1 }
            index += 1
            return
        }
        while let bracket = ByteSearch.index(of: UInt8(ascii: ">"), in: markup, index..<limit) {
            index = bracket + 1
            if endsComment(at: bracket, begunAt: start) {
                counts.commentBytes += index - start
                return
            }
        }
        // Without an end it reaches to the end of what is read.
        index = limit
        counts.commentBytes += index - start
    }

    private func endsComment(at bracket: Int, begunAt start: Int) -> Bool {
        let dash = UInt8(ascii: "-")
        if bracket >= start + 6, markup[bracket - 1] == dash, markup[bracket - 2] == dash { return true }
        return bracket >= start + 7 && markup[bracket - 1] == UInt8(ascii: "!") && markup[bracket - 2] == dash
            && markup[bracket - 3] == dash
    }

    /// The content of an element that holds no markup; passes its end tag. Without an end tag it reaches to the page's end.
    private mutating func rawContent(of name: ElementName) -> Range<Int> {
        let start = index
        let wanted = name.text
        if name == .plaintext { index = limit }
        while let bracket = ByteSearch.index(of: UInt8(ascii: "<"), in: markup, index..<limit) {
            index = bracket
            let after = index + 2 + wanted.count
            if after <= limit, markup[index + 1] == UInt8(ascii: "/"),
                after == limit || ASCII.isSpace(markup[after]) || markup[after] == UInt8(ascii: "/")
                    || markup[after] == UInt8(ascii: ">"),
                markup[index + 2..<after].lazy.map(ASCII.lowered).elementsEqual(wanted)
            {
                let content = start..<index
                tag.read(nameAt: index + 2, limit: limit)
                index = tag.end
                return content
            }
            index += 1
        }
        index = limit
        return start..<limit
    }
}
