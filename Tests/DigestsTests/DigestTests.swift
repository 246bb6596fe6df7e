import Digests
import Testing

@Suite struct `Digests` {
    @Test(arguments: [
        ("", 0 as UInt32), ("hello", 0x248B_FA47), ("hello, world", 0x149B_BB7F),
        ("The quick brown fox jumps over the lazy dog", 0x2E4F_F723),
    ])
    func `MurmurHash3 of known texts`(text: String, hash: UInt32) {
        #expect(MurmurHash3.hash(Array(text.utf8)) == hash)
    }

    @Test func `An icon's hash is over base64 in lines of 76, as Shodan and MISP have it`() {
        #expect(MurmurHash3.ofIcon((0...255).map { UInt8($0) }) == -757_223_386)
    }

    @Test(arguments: [
        ("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        ("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
    ])
    func `Keccak-256 of known texts`(text: String, digest: String) {
        let digits = Keccak256.digest(Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(digits == digest)
    }

    @Test func `Keccak-256 of one block and more`() {
        // The padding of a full block is a block of its own.
        let full = Keccak256.digest([UInt8](repeating: 0x61, count: 136))
        let less = Keccak256.digest([UInt8](repeating: 0x61, count: 135))
        #expect(full.count == 32)
        #expect(full != less)
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func `Base64 in both directions`(plain: String, packed: String) {
        #expect(String(decoding: Base64.encoded(Array(plain.utf8)[...]), as: UTF8.self) == packed)
        #expect(Base64.decoded(Array(packed.utf8)[...]).map { String(decoding: $0, as: UTF8.self) } == plain)
        // Browsers need no padding.
        #expect(Base64.decoded(Array(packed.filter { $0 != "=" }.utf8)[...]).map { String(decoding: $0, as: UTF8.self) } == plain)
    }

    @Test(arguments: ["A", "Zg=g", "Z*8="]) func `What is no base64`(text: String) {
        #expect(Base64.decoded(Array(text.utf8)[...]) == nil)
    }
}
