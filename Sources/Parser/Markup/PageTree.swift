import CPageTree
import PageRecord

/// Who is told what stands on a page, in its order.
protocol PageTreeReader: AnyObject {
    func start(_ element: PageElement)
    func end(_ name: ElementName)
    func text(_ bytes: [UInt8])
    /// What simpler readers than browsers see: the first end of the document, and tags in text that browsers don't take for tags.
    func mark(_ mark: PageTree.Mark)
}

/// The walk of libxml2 over rewritten markup: the only file that meets its door.
struct PageTree {
    enum Mark {
        case documentEnd
        case hiddenTags([ArraySlice<UInt8>])
    }

    /// Written into the markup by the scanner; libxml2 hands processing instructions on, and the page's own are left out.
    static let documentEndMark = Array("<?end>".utf8)
    static let hiddenTagsMark = Array("<?tags".utf8)

    /// Prepares libxml2 before the process confines itself.
    static func prepare() {
        page_tree_prepare()
    }

    /// Tells the reader everything on the page. `nil`, or the limit that ended the walk early.
    static func walk(_ markup: [UInt8], _ reader: any PageTreeReader) -> ParseLimit? {
        let holder = Delivery(reader)
        let outcome = withExtendedLifetime(holder) {
            var handler = page_tree_handler(
                context: Unmanaged.passUnretained(holder).toOpaque(),
                start: { context, name, attributes in
                    guard let context, let name else { return }
                    PageTree.delivery(context).start(UnsafeRawPointer(name), attributes)
                },
                end: { context, name in
                    guard let context, let name else { return }
                    PageTree.delivery(context).end(UnsafeRawPointer(name))
                },
                text: { context, bytes, length in
                    guard let context, let bytes else { return }
                    PageTree.delivery(context).text += UnsafeRawBufferPointer(start: bytes, count: length)
                },
                instruction: { context, name, data in
                    guard let context, let name else { return }
                    PageTree.delivery(context).instruction(String(cString: name), data.map { String(cString: $0) } ?? "")
                })
            return markup.withUnsafeBytes { raw in
                page_tree_walk(raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count, &handler)
            }
        }
        holder.flush()
        switch outcome {
        case page_tree_whole: return nil
        case page_tree_no_memory: return .memory
        default: return .bytes
        }
    }

    private static func delivery(_ context: UnsafeMutableRawPointer) -> Delivery {
        Unmanaged<Delivery>.fromOpaque(context).takeUnretainedValue()
    }
}

/// Holds the reader for the time of a walk, since C keeps an address only, and turns C's bytes into values. Text is gathered until
/// a tag comes: libxml2 tells every entity and stray `&` by itself, two million of them in a hostile page.
private final class Delivery {
    private let reader: any PageTreeReader
    private var element = PageElement()
    private var name: [UInt8] = []
    var text: [UInt8] = []

    init(_ reader: any PageTreeReader) {
        self.reader = reader
    }

    func flush() {
        if text.isEmpty { return }
        reader.text(text)
        text.removeAll(keepingCapacity: true)
    }

    func start(_ name: UnsafeRawPointer, _ attributes: UnsafePointer<UnsafePointer<CChar>?>?) {
        flush()
        read(name)
        element.begin(ElementName(self.name[...]), spelling: self.name)
        // The scanner lets through only names that are known, each once, so the list is short; it ends with a null pointer.
        var index = 0
        while let attributes, let key = attributes[index] {
            read(UnsafeRawPointer(key))
            let value = attributes[index + 1].map { UnsafeRawPointer($0) }
            element.add(
                AttributeName(self.name[...]), value.map { UnsafeRawBufferPointer(start: $0, count: page_tree_length($0)) })
            index += 2
        }
        reader.start(element)
    }

    func end(_ name: UnsafeRawPointer) {
        flush()
        read(name)
        reader.end(ElementName(self.name[...]))
    }

    func instruction(_ name: String, _ data: String) {
        flush()
        switch name {
        case "end": reader.mark(.documentEnd)
        case "tags": reader.mark(.hiddenTags(Array(data.utf8).split(separator: 0x20)))
        default: break
        }
    }

    /// A name that ends with a zero byte.
    private func read(_ name: UnsafeRawPointer) {
        self.name.removeAll(keepingCapacity: true)
        self.name += UnsafeRawBufferPointer(start: name, count: page_tree_length(name))
    }
}
