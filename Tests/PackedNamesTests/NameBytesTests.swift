import DomainNames
import PackedNames
import Testing

@Suite struct NameBytesTests {
    /// The first sixteen bytes of a name's last two labels from the right, each ended by a zero.
    private func expected(_ name: DomainName) -> UInt128 {
        let labels = name.text.utf8.split(separator: UInt8(ascii: ".")).reversed().prefix(2)
        let bytes = labels.flatMap { Array($0) + [0] } + [UInt8](repeating: 0, count: 16)
        return bytes.prefix(16).reduce(0) { $0 << 8 | UInt128($1) }
    }

    @Test(arguments: [
        "a.b", "a_b.example", "_.example", "x.a_b.example", "a-b.co.uk", "0.example", "abcdefghijklm.nopqrstuvwxyz",
        "x.abcdefghijklmn", "x.abcdefghijklmno", "x.abcdefghijklmnop", "a.xn--vermgensberatung-pwb",
    ])
    func `the key of a name is the beginning of its sort key`(text: String) throws {
        let name = try DomainName(text)
        #expect(name.pairKey == expected(name))
    }

    @Test func `names are one when their bytes are, whatever stands behind them`() {
        let seed = HashSeed(fixed: 1)
        for count in 0...255 {
            var text = (0..<count).map { UInt8(ascii: "a") + UInt8($0 % 26) }
            func with<Result>(_ rest: UInt8, _ body: (NameBytes) -> Result) -> Result {
                (text + [UInt8](repeating: rest, count: NameBytes.slack)).withUnsafeBufferPointer {
                    body(NameBytes(start: $0.baseAddress!, count: count))
                }
            }
            let hash = with(0x2E) { $0.hash(seed) }
            #expect(with(0xFF) { $0.hash(seed) } == hash)
            #expect(with(0x2E) { left in with(0xFF) { left.isEqual(to: $0) } })
            for place in Set([0, count / 2, count - 1]) where place >= 0 && place < count {
                let before = text
                text[place] ^= 1
                #expect(with(0x2E) { $0.hash(seed) } != hash)
                let changed = text + [UInt8](repeating: 0x2E, count: NameBytes.slack)
                text = before
                changed.withUnsafeBufferPointer { bytes in
                    let other = NameBytes(start: bytes.baseAddress!, count: count)
                    #expect(!with(0x2E) { $0.isEqual(to: other) })
                }
            }
        }
    }

    @Test func `a copy is whole, in its case or in lower case, and writes no further than it says`() {
        for count in 0...255 {
            let text = (0..<count).map { Array("aZ9-.Qb".utf8)[$0 % 7] }
            let source = text + [UInt8](repeating: 0x58, count: NameBytes.slack)
            var (plain, lowered) = ([UInt8](repeating: 1, count: count + 64), [UInt8](repeating: 1, count: count + 64))
            source.withUnsafeBufferPointer { bytes in
                plain.withUnsafeMutableBufferPointer { NameBytes.copy(bytes.baseAddress!, to: $0.baseAddress!, count) }
                lowered.withUnsafeMutableBufferPointer {
                    NameBytes(start: bytes.baseAddress!, count: count).copyLowered(to: $0.baseAddress!)
                }
            }
            #expect(Array(plain.prefix(count)) == text)
            #expect(Array(lowered.prefix(count)) == Array(String(decoding: text, as: UTF8.self).lowercased().utf8))
            #expect(plain.suffix(32).allSatisfy { $0 == 1 } && lowered.suffix(32).allSatisfy { $0 == 1 })
        }
    }

    @Test func `a look at a list sees names in lower case`() {
        #expect(SampledName.key(in: Array("0.0.0.0 Pay.EVIL.Example".utf8)[...]) == DomainName(trusted: "evil.example").pairKey)
    }
}
