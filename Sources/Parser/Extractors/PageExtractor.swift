import PageRecord

/// One reading of a page: it is told what stands there, in order, and says at the end what it found.
protocol PageExtractor: AnyObject {
    /// The elements that it is told of, or `nil` for all: most elements interest few extractors.
    var elements: Set<ElementName>? { get }
    /// Whether it is told of text.
    var readsText: Bool { get }

    func start(_ element: PageElement, _ place: ReadingPlace)
    func end(_ name: ElementName, _ place: ReadingPlace)
    /// Text between two tags, with entities decoded.
    func text(_ bytes: ArraySlice<UInt8>, _ place: ReadingPlace)
    /// What the scripts say; after the last element.
    func scripts(_ scanner: ScriptScanner)
    func finish(_ features: inout PageFeatures)
}

extension PageExtractor {
    var readsText: Bool { false }

    func start(_ element: PageElement, _ place: ReadingPlace) {}
    func end(_ name: ElementName, _ place: ReadingPlace) {}
    func text(_ bytes: ArraySlice<UInt8>, _ place: ReadingPlace) {}
    func scripts(_ scanner: ScriptScanner) {}
}

/// Where in a page the reading is.
struct ReadingPlace {
    /// The markup stands in a script or a packed text, not in the page itself.
    var isHidden = false
    /// Open SVG elements: a `<title>` in one is no title of the page.
    var svg = 0
}

/// The extractors. To add one: one file beside this, one line here.
enum Extractors {
    /// Fresh extractors for one page. Those that look at what others found stand last.
    static func all() -> [any PageExtractor] {
        [
            TitleExtractor(),
            TextExtractor(),
            MetadataExtractor(),
            IdentityExtractor(),
            LabelsExtractor(),
            FormsExtractor(),
            LinksExtractor(),
            ResourcesExtractor(),
            RefreshExtractor(),
            StructureExtractor(),
            ScriptsExtractor(),
            LanguageExtractor(),
            DownloadsExtractor(),
            ContactsExtractor(),
            EntitiesExtractor(),
            TextPrintExtractor(),
            MeasuresExtractor(),
        ]
    }

    /// For each element, by its raw value, which extractors are told of it: bit n stands for the nth.
    static let interests: [UInt32] = ElementName.allCases.map { name in
        all().enumerated().reduce(0) { mask, extractor in
            extractor.element.elements.map { $0.contains(name) } ?? true ? mask | 1 << UInt32(extractor.offset) : mask
        }
    }
}
