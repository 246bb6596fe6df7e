import Digests

/// Gathers a page's structure, element by element.
struct StructurePrint {
    /// Nothing more belongs to the dom-hash.
    var isOver = false
    /// Names of elements, each with `|` behind it.
    private var names: [UInt8] = []
    /// Numbers of the open elements' names.
    private var path: [UInt64] = []
    /// For each of the 64 bits, how often it was set, written across: plane n holds bit n of all 64 counts.
    private var planes = [UInt64](repeating: 0, count: 24)
    private var count = 0

    mutating func start(_ element: PageElement) {
        if element.name == .other {
            add(element.spelling)
        } else if !isOver {
            names += element.name.listed
        }
        let name = element.name == .other ? Self.hash(element.spelling) : UInt64(element.name.rawValue)
        let parent = path.last ?? 1
        let grandparent = path.count > 1 ? path[path.count - 2] : 1
        let stem = element.bytes(.class).map(Self.stem) ?? 5_381
        // Adding to all counts at once is adding with carry, plane by plane.
        var carry = Self.mixed(name &+ parent &* 3 &+ grandparent &* 7 &+ stem)
        planes.withUnsafeMutableBufferPointer { planes in
            var plane = 0
            while carry != 0, plane < planes.count {
                let both = planes[plane] & carry
                planes[plane] ^= carry
                carry = both
                plane += 1
            }
        }
        count += 1
        path.append(name)
    }

    mutating func end() {
        if !path.isEmpty { path.removeLast() }
    }

    mutating func add(_ name: some Sequence<UInt8>) {
        if isOver { return }
        for byte in name { names.append(ASCII.lowered(byte)) }
        names.append(UInt8(ascii: "|"))
    }

    /// The first 32 hexadecimal digits of SHA-256 over the names; empty where there are none.
    var domHash: String {
        names.isEmpty ? "" : String(SHA256.hexadecimal(of: Array(names.dropLast())).prefix(32))
    }

    var simhash: UInt64 {
        var print: UInt64 = 0
        for bit in UInt64(0)..<64 {
            let sum = planes.enumerated().reduce(0) { $0 + Int($1.element >> bit & 1) << $1.offset }
            if sum * 2 > count { print |= 1 << bit }
        }
        return print
    }

    /// The first class without digits and what follows them: `btn-2` and `btn-17` are one.
    private static func stem(_ classes: ByteView) -> UInt64 {
        var hash: UInt64 = 5_381
        for byte in classes.prefix(12) {
            guard ASCII.isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") else { break }
            hash = (hash ^ UInt64(ASCII.lowered(byte))) &* 1_099_511_628_211
        }
        return hash
    }

    private static func hash(_ bytes: ByteView) -> UInt64 {
        bytes.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64(ASCII.lowered($1))) &* 1_099_511_628_211 }
    }

    /// The finaliser of SplitMix64: every bit of the input moves every bit of the output.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
