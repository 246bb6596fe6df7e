import PageRecord

/// The first `<title>` outside SVG, wherever it stands; one that scripts hold counts where the page has none.
struct TitleExtractor {
    private var isInside = false
    private var isDone = false
    /// Four bytes a scalar at most, and one more to see that the title goes on.
    private var title = TextCollapser(limit: RecordLimits.titleScalars * 4 + 1)

    mutating func start(_ element: PageElement, _ place: ReadingPlace) {
        if place.svg == 0, !isDone { isInside = true }
    }

    mutating func end(_ name: ElementName, _ place: ReadingPlace) {
        if isInside {
            isInside = false
            isDone = true
        }
    }

    mutating func text(_ bytes: ByteView, _ place: ReadingPlace) {
        if isInside { title.append(bytes) }
    }

    func finish(_ features: inout PageFeatures) {
        let whole = title.text
        features.title = TextCut.scalars(whole, RecordLimits.titleScalars)
        if title.isCut || whole.utf8.count > features.title.utf8.count { features.limitsHit.insert(.title) }
    }
}
