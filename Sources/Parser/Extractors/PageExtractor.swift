import PageRecord

/// One reading of a page: it is told what stands there, in order, and says at the end what it found.
protocol PageExtractor: AnyObject {
    func start(_ element: PageElement)
    func end(_ name: String)
    /// Text between tags, with entities decoded; one run may come in parts.
    func text(_ bytes: [UInt8])
    /// The source of an inline script; all scripts come after the last element.
    func script(_ source: Bytes)
    func finish(_ features: inout PageFeatures)
}

extension PageExtractor {
    func start(_ element: PageElement) {}
    func end(_ name: String) {}
    func text(_ bytes: [UInt8]) {}
    func script(_ source: Bytes) {}
}

/// The extractors. To add one: one file beside this, one line here.
enum Extractors {
    /// Fresh extractors for one page. Those that look at what others found stand last.
    static func all() -> [any PageExtractor] {
        [
            TitleExtractor(),
            TextExtractor(),
            MetadataExtractor(),
            LabelsExtractor(),
            FormsExtractor(),
            LinksExtractor(),
            ResourcesExtractor(),
            RefreshExtractor(),
            LanguageExtractor(),
            DownloadsExtractor(),
            ContactsExtractor(),
        ]
    }
}
