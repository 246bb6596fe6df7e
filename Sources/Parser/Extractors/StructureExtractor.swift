import Digests
import PageRecord

/// The page's structure as fingerprints: the names of all elements in their order, and a simhash over their paths.
struct StructureExtractor {
    // A value of its own, so that its fields are not guarded one by one at each element.
    private var print = StructurePrint()

    mutating func start(_ element: PageElement, _ place: ReadingPlace) {
        if !place.isHidden { print.start(element) }
    }

    mutating func end(_ name: ElementName, _ place: ReadingPlace) {
        if !place.isHidden { print.end() }
    }

    /// Others' `dom-hash` stops at the first end of the document, and sees tags in texts of `<textarea>` and its kin.
    mutating func mark(_ mark: PageTree.Mark) {
        switch mark {
        case .documentEnd: print.isOver = true
        case .hiddenTags(let tags): for tag in tags { print.add(tag) }
        }
    }

    func finish(_ features: inout PageFeatures) {
        features.fingerprints.domHash = print.domHash
        features.fingerprints.structure = print.simhash
    }
}
