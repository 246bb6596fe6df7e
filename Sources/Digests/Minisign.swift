import CSodium

/// A minisign public key, and the check of a file against a signature made with its secret half.
///
/// Signatures are Ed25519 over the BLAKE2b-512 of the file (`ED`, what minisign writes today), or over the file itself (`Ed`);
/// a second signature covers the first and the trusted comment. The file formats are those of minisign 0.11.
package struct MinisignKey: Hashable, Sendable {
    /// Why a file is not what the key's owner signed.
    package enum Fault: Error, Equatable, Sendable {
        /// The signature file is not of minisign's shape.
        case malformed
        /// Signed with another key.
        case otherKey
        /// The file, or the trusted comment, is not what was signed.
        case forged

        package var label: String {
            switch self {
            case .malformed: "signature-malformed"
            case .otherKey: "signature-other-key"
            case .forged: "signature-forged"
            }
        }
    }

    static let wordBytes = 2
    static let numberBytes = 8
    static let keyBytes = Int(crypto_sign_PUBLICKEYBYTES)
    static let signatureBytes = Int(crypto_sign_BYTES)
    /// BLAKE2b-512.
    private static let prehashBytes = 64
    static let trustedPrefix = "trusted comment: "
    /// The most bytes of a key or signature file; the comments are a line each.
    package static let fileBytes = 8_192

    private let number: [UInt8]
    private let key: [UInt8]

    /// The key that a secret key holds.
    init(number: [UInt8], key: [UInt8]) {
        self.number = number
        self.key = key
    }

    /// As people pass it on, and as `minisign -P` takes it.
    package var text: String { MinisignKey.encoded(Array("Ed".utf8) + number + key) }

    /// Reads the base64 text of a public key, with or without its comment line; `nil` when it is none.
    package init?(_ text: some StringProtocol) {
        guard let line = text.split(separator: "\n").last(where: { !$0.hasPrefix("untrusted comment:") }),
            let bytes = MinisignKey.decoded(
                String(line), count: MinisignKey.wordBytes + MinisignKey.numberBytes + MinisignKey.keyBytes),
            bytes.starts(with: "Ed".utf8)
        else { return nil }
        number = Array(bytes[2..<10])
        key = Array(bytes[10...])
    }

    /// Holds a file against a signature file.
    package func verify(_ content: [UInt8], signature file: [UInt8]) throws(Fault) {
        guard file.count <= MinisignKey.fileBytes, let text = String(validating: file, as: UTF8.self) else { throw .malformed }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.hasSuffix("\r") ? $0.dropLast() : $0 }
        let trusted = MinisignKey.trustedPrefix
        guard lines.count >= 4, lines[0].hasPrefix("untrusted comment:"), lines[2].hasPrefix(trusted),
            let signature = MinisignKey.decoded(
                String(lines[1]), count: MinisignKey.wordBytes + MinisignKey.numberBytes + MinisignKey.signatureBytes),
            let whole = MinisignKey.decoded(String(lines[3]), count: MinisignKey.signatureBytes)
        else { throw .malformed }
        guard Array(signature[2..<10]) == number else { throw .otherKey }
        let isPrehashed = signature.starts(with: "ED".utf8)
        guard isPrehashed || signature.starts(with: "Ed".utf8) else { throw .malformed }
        let signed = isPrehashed ? MinisignKey.prehash(content) : content
        let made = Array(signature[10...])
        guard verifies(signed, made), verifies(made + lines[2].dropFirst(trusted.count).utf8, whole) else { throw .forged }
    }

    private func verifies(_ content: [UInt8], _ signature: [UInt8]) -> Bool {
        crypto_sign_verify_detached(signature, content, UInt64(content.count), key) == 0
    }

    static func prehash(_ content: [UInt8]) -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: prehashBytes)
        crypto_generichash(&hash, prehashBytes, content, UInt64(content.count), nil, 0)
        return hash
    }

    /// Exactly so many bytes of base64 (RFC 4648 §4), or nil.
    static func decoded(_ text: String, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var length = 0
        let isRead = sodium_base642bin(
            &bytes, count, text, text.utf8.count, nil, &length, nil, Int32(sodium_base64_VARIANT_ORIGINAL))
        return isRead == 0 && length == count ? bytes : nil
    }

    static func encoded(_ bytes: [UInt8]) -> String { String(decoding: Base64.encoded(bytes[...]), as: UTF8.self) }
}
