import Digests
import PageRecord

/// The page's structure as fingerprints: the names of all elements in their order, and a simhash over their paths.
final class StructureExtractor: PageExtractor {
    let elements: Set<ElementName>? = nil

    /// Names of elements joined by `|`.
    private var names: [UInt8] = []
    private var isOver = false
    /// Numbers of the open elements' names.
    private var path: [UInt64] = []
    /// For each of the 64 bits, how often it was set, written across: plane n holds bit n of all 64 counts.
    private var planes = [UInt64](repeating: 0, count: 24)
    private var count = 0

    func start(_ element: PageElement, _ place: ReadingPlace) {
        if place.isHidden { return }
        if !isOver { add(element.spelling) }
        let name = element.name == .other ? Self.hash(element.spelling, 14_695_981_039_346_656_037) : UInt64(element.name.rawValue)
        let parent = path.last ?? 1
        let grandparent = path.count > 1 ? path[path.count - 2] : 1
        let stem = element.bytes(.class).map(Self.stem) ?? 5_381
        let value = Self.mixed(name &+ parent &* 3 &+ grandparent &* 7 &+ stem)
        // Adding to all counts at once is adding with carry, plane by plane.
        var carry = value
        var plane = 0
        while carry != 0, plane < planes.count {
            let both = planes[plane] & carry
            planes[plane] ^= carry
            carry = both
            plane += 1
        }
        count += 1
        path.append(name)
    }

    func end(_ name: ElementName, _ place: ReadingPlace) {
        if !place.isHidden { _ = path.popLast() }
    }

    /// Others' `dom-hash` stops at the first end of the document, and sees tags in texts of `<textarea>` and its kin.
    func mark(_ mark: PageTree.Mark) {
        switch mark {
        case .documentEnd: isOver = true
        case .hiddenTags(let tags): if !isOver { for tag in tags { add(tag) } }
        }
    }

    func finish(_ features: inout PageFeatures) {
        guard count > 0 else { return }
        features.fingerprints.domHash = String(SHA256.hexadecimal(of: names).prefix(32))
        for bit in UInt64(0)..<64 {
            let sum = planes.enumerated().reduce(0) { $0 + Int($1.element >> bit & 1) << $1.offset }
            if sum * 2 > count { features.fingerprints.structure |= 1 << bit }
        }
    }

    private func add(_ name: ArraySlice<UInt8>) {
        if !names.isEmpty { names.append(UInt8(ascii: "|")) }
        for byte in name { names.append(ASCII.lowered(byte)) }
    }

    /// The first class without digits and what follows them: `btn-2` and `btn-17` are one.
    private static func stem(_ classes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 5_381
        for byte in classes.prefix(12) {
            guard ASCII.isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") else { break }
            hash = (hash ^ UInt64(ASCII.lowered(byte))) &* 1_099_511_628_211
        }
        return hash
    }

    private static func hash(_ bytes: ArraySlice<UInt8>, _ seed: UInt64) -> UInt64 {
        bytes.reduce(seed) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }

    /// The finaliser of SplitMix64: every bit of the input moves every bit of the output.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
