import CSodium

/// A minisign secret key without a password, and the signatures that are made with it.
///
/// The key file is that of minisign 0.11 (`minisign -G -W`): a comment, then in base64 the signature's kind `Ed`, the kind of
/// encryption (two zero bytes: none), the kind of checksum `B2`, 48 bytes for the encryption, the key's number, the key's two halves,
/// and 32 bytes for a checksum, which a key without a password has none of. Signatures are `ED`: over the BLAKE2b-512 of what is signed.
package struct MinisignSigner: Sendable {
    /// Why nothing can be signed with a key file.
    package enum Fault: Error, Equatable, Sendable {
        /// It is no minisign secret key.
        case malformed
        /// It asks for a password, and nobody is there to type one.
        case encrypted
        /// Its two halves do not belong together: it was changed.
        case damaged
    }

    private static let secretBytes = Int(crypto_sign_SECRETKEYBYTES)
    private static let checksumBytes = 32
    /// What the encryption would need: 32 bytes of salt and two numbers of 8.
    private static let encryptionBytes = 48
    private static let signatureKind = Array("Ed".utf8)
    /// Where the parts of the decoded file begin.
    private static let encryptionStart = MinisignKey.wordBytes
    private static let checksumKindStart = 2 * MinisignKey.wordBytes
    private static let numberStart = 3 * MinisignKey.wordBytes + encryptionBytes
    private static let secretStart = numberStart + MinisignKey.numberBytes
    private static let checksumStart = secretStart + secretBytes
    private static let byteCount = checksumStart + checksumBytes

    private let number: [UInt8]
    private let secret: [UInt8]

    /// What others verify with. The second half of an Ed25519 secret key is the public key.
    package var publicKey: MinisignKey {
        MinisignKey(number: number, key: Array(secret.suffix(MinisignKey.keyBytes)))
    }

    /// Reads the text of a secret key file.
    package init(_ text: some StringProtocol) throws(Fault) {
        guard let line = text.split(separator: "\n").last(where: { !$0.hasPrefix("untrusted comment:") }),
            let bytes = MinisignKey.decoded(String(line), count: MinisignSigner.byteCount),
            bytes.starts(with: MinisignSigner.signatureKind)
        else { throw .malformed }
        let checksumKind = bytes[MinisignSigner.checksumKindStart...].prefix(MinisignKey.wordBytes)
        guard checksumKind.elementsEqual("B2".utf8) else { throw .malformed }
        let encryption = bytes[MinisignSigner.encryptionStart..<MinisignSigner.checksumKindStart]
        if encryption.elementsEqual("Sc".utf8) { throw .encrypted }
        guard encryption.allSatisfy({ $0 == 0 }) else { throw .malformed }
        number = Array(bytes[MinisignSigner.numberStart..<MinisignSigner.secretStart])
        secret = Array(bytes[MinisignSigner.secretStart..<MinisignSigner.checksumStart])
        guard MinisignSigner.isWhole(secret) else { throw .damaged }
    }

    /// The signature file of some content.
    /// - Parameter comment: signed too; one line of printable ASCII.
    package func signature(of content: [UInt8], comment: String) -> [UInt8] {
        let made = sign(MinisignKey.prehash(content))
        let lines = [
            "untrusted comment: signature from a zhalan release", MinisignKey.encoded(Array("ED".utf8) + number + made),
            MinisignKey.trustedPrefix + comment, MinisignKey.encoded(sign(made + comment.utf8)),
        ]
        return lines.flatMap { Array($0.utf8) + [0x0A] }
    }

    private func sign(_ content: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: MinisignKey.signatureBytes)
        crypto_sign_detached(&signature, nil, content, UInt64(content.count), secret)
        return signature
    }

    /// Whether the second half of a secret key is the public key of the first.
    private static func isWhole(_ secret: [UInt8]) -> Bool {
        var publicKey = [UInt8](repeating: 0, count: MinisignKey.keyBytes)
        var again = [UInt8](repeating: 0, count: secretBytes)
        crypto_sign_seed_keypair(&publicKey, &again, Array(secret.prefix(Int(crypto_sign_SEEDBYTES))))
        return again == secret
    }
}
