import CSodium

/// A running SHA-256 (FIPS 180-4), as `sha256sum` prints it. The only file that knows libsodium.
struct SHA256 {
    private var state = crypto_hash_sha256_state()

    init() {
        // Cannot fail: libsodium sets constants here and returns 0.
        crypto_hash_sha256_init(&state)
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress else { return }
        crypto_hash_sha256_update(&state, start, UInt64(bytes.count))
    }

    /// The 64 hexadecimal digits, lower case. Ends this hash.
    mutating func finish() -> String {
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_hash_sha256_final(&state, &hash)
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
