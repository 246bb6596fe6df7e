import PageRecord

/// Reads one page: bytes in, features out. Runs only within the worker, for the page is hostile.
package struct PageReader {
    private init() {}

    /// Loads what no file may be opened for later and builds the tables. Whether every encoding can be read.
    package static func prepare() -> Bool {
        PageTree.prepare()
        let isWhole = DecodedText.prepare()
        _ = RecordEncoder.encode(read(OwnPage.bytes))
        return isWhole
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
        var (text, isContradicted) = kept.withView { body in
            contentType.withView { contentType in
                if PageKind.isNotHTML(body, contentType: contentType) { features.limitsHit.insert(.notHTML) }
                return PageDecoder.decode(body, contentType: contentType)
            }
        }
        features.encoding = text.charset.name
        if isContradicted || text.isDoubtful { features.limitsHit.insert(.replacedBytes) }

        features[.replacedBytes] = text.replaced
        let persons = PageReading.read(&text.utf8, into: &features)
        PersonData.remove(from: &features, persons: persons)
        return features
    }
}
