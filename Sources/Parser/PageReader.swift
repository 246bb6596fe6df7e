import PageRecord

/// Reads one page: bytes in, features out. Runs only within the worker, for the page is hostile.
package struct PageReader {
    private init() {}

    /// Loads what no file may be opened for later. Whether every encoding can be read.
    package static func prepare() -> Bool {
        PageTree.prepare()
        return DecodedText.prepare()
    }

    /// The features of a page. It never fails: what could not be read is named in `limitsHit`.
    /// - Parameters:
    ///   - body: the bytes as they came, at most `ReaderRequest.bodyBytes` are read.
    ///   - contentType: the header's value, empty when there is none.
    ///   - isCut: the page was longer than `body`.
    package static func read(_ body: [UInt8], contentType: [UInt8] = [], isCut: Bool = false) -> PageFeatures {
        var features = PageFeatures()
        let kept = body.count > ReaderRequest.bodyBytes ? Array(body.prefix(ReaderRequest.bodyBytes)) : body
        features.bytes = body.count
        if isCut || kept.count < body.count { features.limitsHit.insert(.bytes) }
        if PageKind.isNotHTML(kept, contentType: contentType) { features.limitsHit.insert(.notHTML) }
        let (text, isContradicted) = PageDecoder.decode(kept, contentType: contentType)
        features.encoding = text.charset.name
        if isContradicted || text.isDoubtful { features.limitsHit.insert(.replacedBytes) }

        let scanner = MarkupScanner(text.utf8)
        features.elements = scanner.elements
        features.depth = scanner.depth
        features.limitsHit.formUnion(scanner.limitsHit)

        let reading = Reading(Extractors.all())
        if let limit = PageTree.walk(scanner.output, reading) { features.limitsHit.insert(limit) }
        for range in scanner.scripts {
            features.inlineScriptBytes += range.count
            let source = Bytes(text.utf8[range])
            for extractor in reading.extractors { extractor.script(source) }
        }
        for extractor in reading.extractors { extractor.finish(&features) }
        return features
    }

    /// Passes every event to every extractor.
    private final class Reading: PageTreeReader {
        let extractors: [any PageExtractor]

        init(_ extractors: [any PageExtractor]) {
            self.extractors = extractors
        }

        func start(_ element: PageElement) {
            for extractor in extractors { extractor.start(element) }
        }

        func end(_ name: String) {
            for extractor in extractors { extractor.end(name) }
        }

        func text(_ bytes: [UInt8]) {
            for extractor in extractors { extractor.text(bytes) }
        }
    }
}
