import PageRecord

/// The first `<title>` outside SVG, wherever it stands.
final class TitleExtractor: PageExtractor {
    private var svg = 0
    private var isInside = false
    private var isDone = false
    /// Four bytes a scalar at most, and one more to see that the title goes on.
    private var title = TextCollapser(limit: RecordLimits.titleScalars * 4 + 1)

    func start(_ element: PageElement) {
        if element.name == "svg" { svg += 1 }
        if element.name == "title", svg == 0, !isDone { isInside = true }
    }

    func end(_ name: String) {
        if name == "svg", svg > 0 { svg -= 1 }
        if name == "title", isInside {
            isInside = false
            isDone = true
        }
    }

    func text(_ bytes: [UInt8]) {
        if isInside { title.append(bytes) }
    }

    func finish(_ features: inout PageFeatures) {
        let whole = title.text
        features.title = TextCut.scalars(whole, RecordLimits.titleScalars)
        if title.isCut || whole.utf8.count > features.title.utf8.count { features.limitsHit.insert(.title) }
    }
}
