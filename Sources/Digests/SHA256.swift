import COpenSSL

/// A running SHA-256 (FIPS 180-4), as `sha256sum` prints it. The only file that knows OpenSSL.
///
/// OpenSSL's and not libsodium's, since it uses the processor's SHA instructions: releases are hundreds of megabytes.
package struct SHA256 {
    private var state = SHA256_CTX()

    package init() {
        // Cannot fail: it sets constants and returns 1.
        SHA256_Init(&state)
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        SHA256_Update(&state, start, bytes.count)
    }

    /// The 64 hexadecimal digits, lower case. Ends this hash.
    package mutating func finish() -> String {
        let hash = finishBytes()
        return String(unsafeUninitializedCapacity: 2 * hash.count) { digits in
            for place in 0..<2 * hash.count {
                let value = place & 1 == 0 ? hash[place / 2] >> 4 : hash[place / 2] & 15
                digits[place] = value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
            }
            return 2 * hash.count
        }
    }

    /// The 32 bytes of the hash. Ends this hash.
    package mutating func finishBytes() -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        SHA256_Final(&hash, &state)
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
