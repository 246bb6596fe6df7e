import CPageTree
import PageRecord

/// Who is told what stands on a page, in its order.
protocol PageTreeReader: AnyObject {
    func start(_ element: PageElement)
    func end(_ name: String)
    func text(_ bytes: [UInt8])
}

/// The walk of libxml2 over rewritten markup: the only file that meets its door, and the only one with pointers.
struct PageTree {
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
                    PageTree.delivery(context).flushed.start(PageTree.element(name, attributes))
                },
                end: { context, name in
                    guard let context, let name else { return }
                    PageTree.delivery(context).flushed.end(String(cString: name))
                },
                text: { context, bytes, length in
                    guard let context, let bytes else { return }
                    let raw = UnsafeRawBufferPointer(start: bytes, count: length)
                    PageTree.delivery(context).text += raw
                })
            return markup.withUnsafeBytes { raw in
                page_tree_walk(raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count, &handler)
            }
        }
        _ = holder.flushed
        switch outcome {
        case page_tree_whole: return nil
        case page_tree_no_memory: return .memory
        default: return .bytes
        }
    }

    /// Holds the reader for the time of a walk, since C keeps an address only. Text is gathered until a tag comes: libxml2 tells every
    /// entity and stray `&` by itself, two million of them in a hostile page.
    private final class Delivery {
        private let reader: any PageTreeReader
        var text: [UInt8] = []

        /// The reader, told of all text so far.
        var flushed: any PageTreeReader {
            if !text.isEmpty {
                reader.text(text)
                text.removeAll(keepingCapacity: true)
            }
            return reader
        }

        init(_ reader: any PageTreeReader) {
            self.reader = reader
        }
    }

    private static func delivery(_ context: UnsafeMutableRawPointer) -> Delivery {
        Unmanaged<Delivery>.fromOpaque(context).takeUnretainedValue()
    }

    private static func element(
        _ name: UnsafePointer<CChar>, _ attributes: UnsafePointer<UnsafePointer<CChar>?>?
    ) -> PageElement {
        var pairs: [(name: String, value: String)] = []
        // The scanner lets through fewer than 32 names, each once, so the list is short and ends with a null pointer.
        var index = 0
        while let attributes, let key = attributes[index] {
            pairs.append((String(cString: key), attributes[index + 1].map { PlainSpace.trimmed(String(cString: $0)) } ?? ""))
            index += 2
        }
        return PageElement(name: String(cString: name), attributes: pairs)
    }
}
