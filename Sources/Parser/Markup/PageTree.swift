import CPageTree
import PageRecord

/// The walk of libxml2 over a page's structure: the only file, with `EntityDecoder`, that meets its door.
///
/// What libxml2 reads is written by the scanner: tags without attributes, one letter for each text, a space for white space. It says
/// which elements a browser would add, where each ends, and in which order all stand; contents are taken from the page by number.
struct PageTree {
    enum Mark {
        case documentEnd
        case hiddenTags([[UInt8]])
    }

    /// The letter that stands for a text.
    static let textLetter = UInt8(ascii: "x")

    /// What stands for white space between tags.
    static var space: ByteView {
        let space: StaticString = " "
        return ByteView(UnsafeBufferPointer(start: space.utf8Start, count: 1))
    }

    /// Prepares libxml2 before the process confines itself.
    static func prepare() {
        page_tree_prepare()
        _ = EntityDecoder.shared
    }

    /// Tells the reading everything on the page. `nil`, or the limit that ended the walk early.
    static func walk(_ scanner: MarkupScanner, _ reading: inout PageReading) -> ParseLimit? {
        // By address, since C keeps nothing else; all live until the walk has ended, and nobody else touches them meanwhile.
        let outcome = withUnsafeMutablePointer(to: &reading) { reading in
            scanner.withItems { items in
                var delivery = Delivery(items, hiddenTags: scanner.hiddenTags, reading)
                return withUnsafeMutablePointer(to: &delivery) { walk(scanner.output, $0) }
            }
        }
        switch outcome {
        case page_tree_whole: return nil
        case page_tree_no_memory: return .memory
        default: return .bytes
        }
    }

    private static func walk(_ structure: [UInt8], _ delivery: UnsafeMutablePointer<Delivery>) -> page_tree_outcome {
        var handler = page_tree_handler(
            context: UnsafeMutableRawPointer(delivery),
            start: { PageTree.delivery($0)?.pointee.start($1) },
            end: { PageTree.delivery($0)?.pointee.end() },
            text: { context, bytes, length in
                guard let delivery = PageTree.delivery(context), let bytes else { return }
                let letters = UnsafeRawBufferPointer(start: bytes, count: length)
                for letter in letters { delivery.pointee.text(letter) }
            },
            mark: { PageTree.delivery($0)?.pointee.mark($1) })
        return structure.withUnsafeBytes { raw in
            page_tree_walk(raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count, &handler)
        }
    }

    private static func delivery(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Delivery>? {
        context?.assumingMemoryBound(to: Delivery.self)
    }
}

/// Finds what each number of a walk stands for, and tells the reading.
struct Delivery {
    private let items: PageItems
    private let hiddenTags: [[[UInt8]]]
    private let reading: UnsafeMutablePointer<PageReading>
    private var open: [ElementName] = []
    private var nextElement = 0
    private var nextText = 0

    init(_ items: PageItems, hiddenTags: [[[UInt8]]], _ reading: UnsafeMutablePointer<PageReading>) {
        self.items = items
        self.hiddenTags = hiddenTags
        self.reading = reading
    }

    mutating func start(_ number: Int) {
        switch number {
        case Int(page_tree_added_html): add(.html)
        case Int(page_tree_added_head): add(.head)
        case Int(page_tree_added_body): add(.body)
        case Int(page_tree_added_p): add(.p)
        default: startOfPage(number)
        }
    }

    private mutating func add(_ name: ElementName) {
        open.append(name)
        reading.pointee.start(PageElement(added: name))
    }

    private mutating func startOfPage(_ number: Int) {
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
        reading.pointee.start(PageElement(element, in: items))
    }

    mutating func end() {
        if open.isEmpty { return }
        reading.pointee.end(open.removeLast())
    }

    mutating func text(_ letter: UInt8) {
        guard letter == PageTree.textLetter, nextText < items.texts.count else {
            reading.pointee.text(PageTree.space)
            return
        }
        let text = items.texts[nextText]
        nextText += 1
        var range = text.range
        if text.hasEntities { range = range.lowerBound..<EntityDecoder.shared.decode(items.page, range, isAttribute: false) }
        reading.pointee.text(items.markup[range])
    }

    func mark(_ number: Int) {
        if number == 0 {
            reading.pointee.mark(.documentEnd)
        } else if number <= hiddenTags.count {
            reading.pointee.mark(.hiddenTags(hiddenTags[number - 1]))
        }
    }
}
