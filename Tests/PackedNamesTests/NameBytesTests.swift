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

    @Test func `a look at a list sees names in lower case`() {
        #expect(SampledName.key(in: Array("0.0.0.0 Pay.EVIL.Example".utf8)[...]) == DomainName(trusted: "evil.example").pairKey)
    }
}
