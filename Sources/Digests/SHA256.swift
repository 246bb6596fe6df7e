import CSodium

/// A running SHA-256 (FIPS 180-4), as `sha256sum` prints it. The only file that knows libsodium.
package struct SHA256 {
    private var state = crypto_hash_sha256_state()

    package init() {
        // Cannot fail: libsodium sets constants here and returns 0.
        crypto_hash_sha256_init(&state)
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress else { return }
        crypto_hash_sha256_update(&state, start, UInt64(bytes.count))
    }

    /// The 64 hexadecimal digits, lower case. Ends this hash.
    package mutating func finish() -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: finishBytes().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The 32 bytes of the hash. Ends this hash.
    package mutating func finishBytes() -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_hash_sha256_final(&state, &hash)
        return hash
    }

    /// The hash of bytes that are there whole, in hexadecimal digits.
    package static func hexadecimal(of bytes: [UInt8]) -> String {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update($0) }
        return hash.finish()
    }

    /// The hash of bytes that are there whole.
    package static func bytes(of bytes: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update($0) }
        return hash.finishBytes()
    }
}
