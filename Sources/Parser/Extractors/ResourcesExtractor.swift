import Digests
import PageRecord

/// What else a page loads: scripts, styles, frames, images, icons. Inline data is left out, it names no place; an inline icon leaves
/// its hash.
struct ResourcesExtractor {
    private var scripts: [String] = []
    private var frames: [String] = []
    private var images: [String] = []
    private var styles: [String] = []
    private var icons: [String] = []
    private var canonical = ""
    private var manifest = ""
    private var inlineIcon: Int32?
    private var inlineImages = 0

    mutating func start(_ element: PageElement, _ place: ReadingPlace) {
        switch element.name {
        case .script: Self.add(element.bytes(.src) ?? element.bytes(.href), to: &scripts)
        case .iframe, .frame: Self.add(element.bytes(.src), to: &frames)
        case .img:
            // Pages that load images late keep the address beside an empty or inline one.
            let source = element.bytes(.src)
            let isPlace = source.map(Self.isPlace) ?? false
            if !isPlace, let source, !source.isEmpty { inlineImages += 1 }
            Self.add(isPlace ? source : element.bytes(.dataSource) ?? element.bytes(.dataOriginal), to: &images)
        case .input:
            if element.word(.type) == "image" { Self.add(element.bytes(.src), to: &images) }
        case .link: link(element)
        default: break
        }
    }

    func finish(_ features: inout PageFeatures) {
        features.scripts = scripts
        features.frames = frames
        features.images = images
        features.styles = styles
        features.identity.icons = icons
        features.identity.canonical = canonical
        features.identity.manifest = manifest
        features.fingerprints.inlineIcon = inlineIcon
        features[.imagesInline] = inlineImages
    }

    private mutating func link(_ element: PageElement) {
        guard let rel = element.bytes(.rel), let href = element.bytes(.href), !href.isEmpty else { return }
        let words = rel.split(separator: 0x20)
        func holds(_ word: StaticString) -> Bool { words.contains { $0.isWord(word) } }
        if holds("stylesheet") {
            Self.add(href, to: &styles)
        } else if holds("icon") || holds("shortcut") || words.contains(where: { $0.begins(with: "apple-touch-icon") }) {
            if Self.isPlace(href) {
                if icons.count < RecordLimits.names {
                    icons.append(TextCut.text(PlainSpace.text(href), bytes: RecordLimits.stringBytes))
                }
            } else if inlineIcon == nil {
                inlineIcon = Self.hash(ofInline: href)
            }
        } else if holds("canonical"), canonical.isEmpty {
            canonical = TextCut.text(PlainSpace.text(href), bytes: RecordLimits.stringBytes)
        } else if holds("manifest"), manifest.isEmpty {
            manifest = TextCut.text(PlainSpace.text(href), bytes: RecordLimits.stringBytes)
        }
    }

    /// The hash of an icon in `data:image/…;base64,…`.
    private static func hash(ofInline icon: ByteView) -> Int32? {
        guard let comma = icon.firstIndex(of: UInt8(ascii: ",")), icon[..<comma].ends(with: ";base64"),
            let bytes = Base64.decoded(Array(icon[(comma + 1)...])[...]), !bytes.isEmpty
        else { return nil }
        return MurmurHash3.ofIcon(bytes)
    }

    private static func isPlace(_ source: ByteView) -> Bool {
        !source.isEmpty && !source.begins(with: "data:")
    }

    private static func add(_ source: ByteView?, to list: inout [String]) {
        guard let source, isPlace(source), list.count < RecordLimits.resources else { return }
        list.append(TextCut.text(PlainSpace.text(source), bytes: RecordLimits.stringBytes))
    }
}
