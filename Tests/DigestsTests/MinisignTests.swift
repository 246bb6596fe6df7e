import CSodium
import Digests
import Testing

/// Signs as minisign does, for tests.
struct Signer {
    private var publicKey = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
    private var secretKey = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
    private let number: [UInt8]

    init(number: UInt8 = 7) {
        self.number = [UInt8](repeating: number, count: 8)
        crypto_sign_keypair(&publicKey, &secretKey)
    }

    var keyText: String { "untrusted comment: a test key\n" + Signer.base64(Array("Ed".utf8) + number + publicKey) + "\n" }

    func signature(of content: [UInt8], prehashed: Bool = true, comment: String = "timestamp:1795000000") -> String {
        var signed = content
        if prehashed {
            signed = [UInt8](repeating: 0, count: 64)
            crypto_generichash(&signed, 64, content, UInt64(content.count), nil, 0)
        }
        let made = sign(signed)
        let line = Signer.base64(Array((prehashed ? "ED" : "Ed").utf8) + number + made)
        let whole = Signer.base64(sign(made + Array(comment.utf8)))
        return "untrusted comment: signature\n\(line)\ntrusted comment: \(comment)\n\(whole)\n"
    }

    private func sign(_ content: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
        crypto_sign_detached(&signature, nil, content, UInt64(content.count), secretKey)
        return signature
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        var text = [CChar](repeating: 0, count: bytes.count * 2 + 8)
        sodium_bin2base64(&text, text.count, bytes, bytes.count, Int32(sodium_base64_VARIANT_ORIGINAL))
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

@Suite struct MinisignTests {
    private let content = Array("abc  hosts.txt\n".utf8)

    @Test("what the key's owner signed passes, hashed first or not", arguments: [true, false])
    func passes(prehashed: Bool) throws {
        let signer = Signer()
        let key = try #require(MinisignKey(signer.keyText))
        try key.verify(content, signature: Array(signer.signature(of: content, prehashed: prehashed).utf8))
        // The bare line, as people paste it.
        #expect(MinisignKey(signer.keyText.split(separator: "\n")[1]) == key)
    }

    @Test func `another file, another key and a changed comment are told apart`() throws {
        let signer = Signer()
        let key = try #require(MinisignKey(signer.keyText))
        let signature = signer.signature(of: content)
        #expect(throws: MinisignKey.Fault.forged) { try key.verify(content + [10], signature: Array(signature.utf8)) }
        let other = Signer(number: 8).signature(of: content)
        #expect(throws: MinisignKey.Fault.otherKey) { try key.verify(content, signature: Array(other.utf8)) }
        // A key with the same number is another key all the same.
        let impostor = Signer().signature(of: content)
        #expect(throws: MinisignKey.Fault.forged) { try key.verify(content, signature: Array(impostor.utf8)) }
        let changed = signature.replacing("timestamp:1795000000", with: "timestamp:1895000000")
        #expect(throws: MinisignKey.Fault.forged) { try key.verify(content, signature: Array(changed.utf8)) }
    }

    @Test(
        "what is no signature file is told as that",
        arguments: ["", "untrusted comment: x\n", "a\nb\nc\nd\n", String(repeating: "x", count: 9_000)])
    func malformed(text: String) throws {
        let key = try #require(MinisignKey(Signer().keyText))
        #expect(throws: MinisignKey.Fault.malformed) { try key.verify(content, signature: Array(text.utf8)) }
    }

    @Test("what is no key is none", arguments: ["", "RWQ", "untrusted comment: x", String(repeating: "A", count: 56)])
    func noKey(text: String) { #expect(MinisignKey(text) == nil) }
}
