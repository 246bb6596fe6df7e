import PageRecord

/// Passes what stands on a page to the extractors that want it, then what its scripts hold back.
final class PageReading: PageTreeReader {
    private let extractors: [any PageExtractor] = Extractors.all()
    private let textReaders: [any PageExtractor]
    private var place = ReadingPlace()

    init() {
        textReaders = extractors.filter(\.readsText)
    }

    /// Reads a page that was decoded.
    func read(_ page: [UInt8], into features: inout PageFeatures) {
        let scanner = MarkupScanner(page)
        features.limitsHit.formUnion(scanner.limitsHit)
        features.elements = scanner.counts.elements
        features.depth = scanner.depth
        scanner.counts.write(to: &features)
        if let limit = PageTree.walk(scanner.output, scanner.items, self) { features.limitsHit.insert(limit) }

        var scripts = ScriptScanner()
        for script in scanner.scripts {
            features.inlineScriptBytes += script.range.count
            scripts.read(script, of: page)
        }
        readHidden(&scripts, &features)
        for extractor in extractors { extractor.scripts(scripts) }
        for extractor in extractors { extractor.finish(&features) }
    }

    /// Reads markup that scripts hold as markup, and scripts in it as scripts, each part once: what it holds in turn is bounded.
    private func readHidden(_ scripts: inout ScriptScanner, _ features: inout PageFeatures) {
        place.isHidden = true
        var read = 0
        while read < scripts.markup.count {
            let hidden = MarkupScanner(scripts.markup[read])
            read += 1
            features.limitsHit.formUnion(hidden.limitsHit)
            if let limit = PageTree.walk(hidden.output, hidden.items, self) { features.limitsHit.insert(limit) }
            for script in hidden.scripts { scripts.read(script, of: scripts.markup[read - 1]) }
        }
        place.isHidden = false
    }

    // MARK: what libxml2 tells

    func start(_ element: PageElement) {
        if element.name == .svg { place.svg += 1 }
        var mask = Extractors.interests[Int(element.name.rawValue)]
        while mask != 0 {
            extractors[mask.trailingZeroBitCount].start(element, place)
            mask &= mask - 1
        }
    }

    func end(_ name: ElementName) {
        if name == .svg, place.svg > 0 { place.svg -= 1 }
        var mask = Extractors.interests[Int(name.rawValue)]
        while mask != 0 {
            extractors[mask.trailingZeroBitCount].end(name, place)
            mask &= mask - 1
        }
    }

    func text(_ bytes: ArraySlice<UInt8>) {
        for extractor in textReaders { extractor.text(bytes, place) }
    }

    func mark(_ mark: PageTree.Mark) {
        if place.isHidden { return }
        for case let structure as StructureExtractor in extractors { structure.mark(mark) }
    }
}
