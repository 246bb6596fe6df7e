import PageRecord

/// What else a page loads: scripts, frames, images. Inline data is left out, it names no place.
final class ResourcesExtractor: PageExtractor {
    private var scripts: [String] = []
    private var frames: [String] = []
    private var images: [String] = []

    func start(_ element: PageElement) {
        switch element.name {
        case "script": Self.add(element["src"] ?? element["href"], to: &scripts)
        case "iframe", "frame": Self.add(element["src"], to: &frames)
        case "img":
            // Pages that load images late keep the address beside an empty or inline one.
            let source = element["src"].flatMap { Self.isPlace($0) ? $0 : nil } ?? element["data-src"]
            Self.add(source, to: &images)
        case "input":
            if element["type"]?.lowercased() == "image" { Self.add(element["src"], to: &images) }
        default: break
        }
    }

    func finish(_ features: inout PageFeatures) {
        features.scripts = scripts
        features.frames = frames
        features.images = images
    }

    private static func isPlace(_ source: String) -> Bool {
        !source.isEmpty && !Bytes(source.utf8.prefix(5)).hasPrefix("data:")
    }

    private static func add(_ source: String?, to list: inout [String]) {
        guard let source, isPlace(source), list.count < RecordLimits.resources else { return }
        list.append(TextCut.text(source, bytes: RecordLimits.stringBytes))
    }
}
