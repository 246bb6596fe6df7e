import CPageTree
import PageRecord

/// Who is told what stands on a page, in its order.
protocol PageTreeReader: AnyObject {
    func start(_ element: PageElement)
    func end(_ name: ElementName)
    func text(_ bytes: ArraySlice<UInt8>)
    /// What simpler readers than browsers see: the first end of the document, and tags in text that browsers don't take for tags.
    func mark(_ mark: PageTree.Mark)
}

/// The walk of libxml2 over a page's structure: the only file, with `EntityDecoder`, that meets its door.
///
/// What libxml2 reads is written by the scanner: tags without attributes, one letter for each text, a space for white space. It says
/// which elements a browser would add, where each ends, and in which order all stand; contents are taken from the page by number.
struct PageTree {
    enum Mark {
        case documentEnd
        case hiddenTags([ArraySlice<UInt8>])
    }

    /// The letter that stands for a text.
    static let textLetter = UInt8(ascii: "x")

    /// Prepares libxml2 before the process confines itself.
    static func prepare() {
        page_tree_prepare()
        _ = EntityDecoder.shared
    }

    /// Tells the reader everything on the page. `nil`, or the limit that ended the walk early.
    static func walk(_ structure: [UInt8], _ items: PageItems, _ reader: any PageTreeReader) -> ParseLimit? {
        let holder = Delivery(items, reader)
        let outcome = withExtendedLifetime(holder) {
            var handler = page_tree_handler(
                context: Unmanaged.passUnretained(holder).toOpaque(),
                start: { context, number in
                    if let context { PageTree.delivery(context).start(number) }
                },
                end: { context in
                    if let context { PageTree.delivery(context).end() }
                },
                text: { context, bytes, length in
                    guard let context, let bytes else { return }
                    let letters = UnsafeRawBufferPointer(start: bytes, count: length)
                    for letter in letters { PageTree.delivery(context).text(letter) }
                },
                mark: { context, number in
                    if let context { PageTree.delivery(context).mark(number) }
                })
            return structure.withUnsafeBytes { raw in
                page_tree_walk(raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count, &handler)
            }
        }
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

/// Holds the reader for the time of a walk, since C keeps an address only, and finds what each number stands for.
private final class Delivery {
    private let items: PageItems
    private let reader: any PageTreeReader
    private var open: [ElementName] = []
    private var nextElement = 0
    private var nextText = 0

    init(_ items: PageItems, _ reader: any PageTreeReader) {
        self.items = items
        self.reader = reader
    }

    func start(_ number: Int) {
        switch number {
        case Int(page_tree_added_html): add(.html)
        case Int(page_tree_added_head): add(.head)
        case Int(page_tree_added_body): add(.body)
        case Int(page_tree_added_p): add(.p)
        default: startOfPage(number)
        }
    }

    private func add(_ name: ElementName) {
        open.append(name)
        reader.start(PageElement(added: name, in: items))
    }

    private func startOfPage(_ number: Int) {
        if number >= 0 {
            nextElement = number
        } else {
            // One with a number that libxml2 did not tell was left out by it: a second body, for example.
            while nextElement < items.elements.count, MarkupScanner.isNumbered(items.elements[nextElement].name) {
                nextElement += 1
            }
        }
        guard nextElement < items.elements.count else {
            open.append(.other)
            return
        }
        let element = items.elements[nextElement]
        nextElement += 1
        nextText = max(nextText, element.texts)
        open.append(element.name)
        reader.start(PageElement(element, in: items))
    }

    func end() {
        if let name = open.popLast() { reader.end(name) }
    }

    func text(_ letter: UInt8) {
        guard letter == PageTree.textLetter, nextText < items.texts.count else {
            reader.text([0x20])
            return
        }
        let text = items.texts[nextText]
        nextText += 1
        let bytes = items.markup[text.range]
        reader.text(text.hasEntities ? EntityDecoder.shared.decoded(bytes, isAttribute: false)[...] : bytes)
    }

    func mark(_ number: Int) {
        if number == 0 {
            reader.mark(.documentEnd)
        } else if number <= items.hiddenTags.count {
            reader.mark(.hiddenTags(items.hiddenTags[number - 1]))
        }
    }
}
