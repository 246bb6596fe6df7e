/// `SHA256SUMS`: what `sha256sum -c SHA256SUMS` reads in a release's directory.
///
/// ```
/// 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  hosts.txt
/// ```
/// Every file of the release but itself and its signature, sorted by name.
package enum Checksums {
    package static let fileName = "SHA256SUMS"
    /// Made with the publisher's key, where there is one; not covered, since it signs this file.
    package static let signatureName = "SHA256SUMS.minisig"

    static func text(_ sums: [String: String]) -> String {
        sums.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }.joined()
    }

    /// The sums by file name; nil when a line is not of this shape, so that a cut file is no shorter list.
    package static func read(_ bytes: [UInt8]) -> [String: String]? {
        guard bytes.last == UInt8(ascii: "\n") else { return nil }
        var sums: [String: String] = [:]
        for line in bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            guard line.count > 66, line.dropFirst(64).prefix(2).allSatisfy({ $0 == UInt8(ascii: " ") }) else { return nil }
            let sum = String(decoding: line.prefix(64), as: UTF8.self)
            let name = String(decoding: line.dropFirst(66), as: UTF8.self)
            guard ReleaseFile.isUsable(name), sum.utf8.allSatisfy(isDigit), sums.updateValue(sum, forKey: name) == nil else {
                return nil
            }
        }
        return sums
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }
}
