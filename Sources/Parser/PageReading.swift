import PageRecord

/// Passes what stands on a page to the extractors that want it, then what its scripts hold back. To add an extractor: one file in
/// `Extractors`, one property here, and a line in each list of those that are told of something.
struct PageReading {
    private var place = ReadingPlace()
    private var title = TitleExtractor()
    private var text = TextExtractor()
    private var metadata = MetadataExtractor()
    private var identity = IdentityExtractor()
    private var labels = LabelsExtractor()
    private var forms = FormsExtractor()
    private var links = LinksExtractor()
    private var resources = ResourcesExtractor()
    private var refresh = RefreshExtractor()
    private var structure = StructureExtractor()
    private var scripts = ScriptsExtractor()
    private var downloads = DownloadsExtractor()
    private var contacts = ContactsExtractor()
    private var entities = EntitiesExtractor()
    private var measures = MeasuresExtractor()

    /// Reads a page that was decoded.
    /// - Parameter page: what it holds afterwards is of no use, since references are decoded in it.
    /// - Returns: names of persons that its JSON-LD tells, to be taken out of the features.
    static func read(_ page: inout [UInt8], into features: inout PageFeatures) -> [String] {
        var reading = PageReading()
        return page.withUnsafeMutableBufferPointer { reading.read($0, into: &features) }
    }

    private mutating func read(_ page: UnsafeMutableBufferPointer<UInt8>, into features: inout PageFeatures) -> [String] {
        let scanner = MarkupScanner(page)
        features.limitsHit.formUnion(scanner.limitsHit)
        features.elements = scanner.counts.elements
        features.depth = scanner.depth
        scanner.counts.write(to: &features)
        if let limit = PageTree.walk(scanner, &self) { features.limitsHit.insert(limit) }
        forms.endPart()

        var scanned = ScriptScanner()
        for script in scanner.scripts {
            features.inlineScriptBytes += script.range.count
            scanned.read(script, of: ByteView(UnsafeBufferPointer(page)))
        }
        readHidden(&scanned, &features)
        tell(scanned)
        finish(&features)
        return scanned.persons
    }

    /// Reads markup that scripts hold as markup, and scripts in it as scripts, each part once: what it holds in turn is bounded.
    private mutating func readHidden(_ scanned: inout ScriptScanner, _ features: inout PageFeatures) {
        place.isHidden = true
        var read = 0
        while read < scanned.markup.count {
            var part = scanned.takeMarkup(read)
            read += 1
            part.withUnsafeMutableBufferPointer { part in
                let hidden = MarkupScanner(part)
                features.limitsHit.formUnion(hidden.limitsHit)
                if let limit = PageTree.walk(hidden, &self) { features.limitsHit.insert(limit) }
                forms.endPart()
                for script in hidden.scripts { scanned.read(script, of: ByteView(UnsafeBufferPointer(part))) }
            }
        }
        place.isHidden = false
    }

    // MARK: what libxml2 tells

    mutating func start(_ element: PageElement) {
        if element.name == .svg { place.svg += 1 }
        text.start(element, place)
        forms.start(element, place)
        links.start(element, place)
        structure.start(element, place)
        measures.start(element, place)
        // These few elements interest more.
        let isLink = element.name == .a || element.name == .area
        let marks = isLink ? element.bytes(.href).map { LinkContact.marks(in: $0.rebased) } ?? [] : []
        contacts.start(element, place, marks)
        switch element.name {
        case .title: title.start(element, place)
        case .html, .base: metadata.start(element, place)
        case .meta:
            metadata.start(element, place)
            refresh.start(element, place)
        case .a:
            downloads.start(element, place)
            entities.start(element, place, marks)
        case .area:
            labels.start(element, place)
            downloads.start(element, place)
            entities.start(element, place, marks)
        case .img, .input:
            labels.start(element, place)
            resources.start(element, place)
            entities.start(element, place, marks)
        case .iframe:
            resources.start(element, place)
            downloads.start(element, place)
            entities.start(element, place, marks)
        case .frame:
            resources.start(element, place)
            downloads.start(element, place)
        case .script:
            resources.start(element, place)
            entities.start(element, place, marks)
        case .link, .video, .source, .embed, .object: resources.start(element, place)
        case .textarea, .select, .button, .optgroup: labels.start(element, place)
        default: break
        }
    }

    mutating func end(_ name: ElementName) {
        if name == .svg, place.svg > 0 { place.svg -= 1 }
        if name == .title { title.end(name, place) }
        text.end(name, place)
        forms.end(name, place)
        links.end(name, place)
        structure.end(name, place)
    }

    /// Text between two tags, with entities decoded.
    mutating func text(_ bytes: ByteView) {
        title.text(bytes, place)
        text.text(bytes, place)
        forms.text(bytes, place)
        links.text(bytes, place)
    }

    /// What simpler readers than browsers see: the first end of the document, and tags in text that browsers don't take for tags.
    mutating func mark(_ mark: PageTree.Mark) {
        if !place.isHidden { structure.mark(mark) }
    }

    // MARK: at the end

    private mutating func tell(_ scanned: ScriptScanner) {
        text.scripts(scanned)
        identity.scripts(scanned)
        scripts.scripts(scanned)
        downloads.scripts(scanned)
        contacts.scripts(scanned)
        entities.scripts(scanned)
    }

    /// Those that look at what others found stand last.
    private mutating func finish(_ features: inout PageFeatures) {
        title.finish(&features)
        text.finish(&features)
        metadata.finish(&features)
        let folded = FoldedText(features.text)
        let words = TextWords(in: features.text, folded)
        identity.finish(&features, words)
        labels.finish(&features)
        forms.finish(&features)
        links.finish(&features)
        resources.finish(&features)
        refresh.finish(&features)
        structure.finish(&features)
        scripts.finish(&features)
        LanguageExtractor().finish(&features)
        downloads.finish(&features)
        folded.withBytes { text in
            contacts.addText(text, words.marks)
            contacts.finish(&features)
            entities.finish(&features, text, words.marks)
        }
        TextPrintExtractor().finish(&features)
        measures.finish(&features, folded)
    }
}
