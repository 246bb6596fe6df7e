import Digests

/// The print of a build's file names: a kit set up again loads the same files under another name.
enum AssetPaths {
    /// Files below which nothing is said.
    private static let fewest = 3
    /// Files that are looked at: the first are a page's own, later ones its content.
    private static let most = 40

    /// SHA-256 over the sorted paths, hosts and queries left out, digits and hexadecimal hashes masked; empty for too few.
    static func print(_ references: [String]) -> String {
        guard references.count >= fewest else { return "" }
        var paths: [String] = []
        for path in references.prefix(most).map(masked).sorted() where path != paths.last { paths.append(path) }
        guard paths.count >= fewest else { return "" }
        return SHA256.hexadecimal(of: Array(paths.joined(separator: "\n").utf8))
    }

    static func masked(_ reference: String) -> String {
        reference.withView { reference in
            var bytes = reference
            if let scheme = bytes.firstIndex(of: UInt8(ascii: "/")), bytes[scheme...].begins(with: "//") {
                bytes = bytes[(scheme + 2)...].drop { $0 != UInt8(ascii: "/") }
            }
            bytes = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
            return String(unsafeUninitializedCapacity: bytes.count) { output in
                var count = 0
                var index = bytes.startIndex
                while index < bytes.endIndex {
                    let run = run(bytes, at: index)
                    let first = count
                    for byte in bytes[index..<run.end] {
                        output[count] = ASCII.isDigit(byte) ? UInt8(ascii: "0") : ASCII.lowered(byte)
                        count += 1
                    }
                    if run.isHash {
                        output[first] = UInt8(ascii: "#")
                        count = first + 1
                    }
                    index = run.end
                    if index < bytes.endIndex {
                        output[count] = bytes[index]
                        count += 1
                        index += 1
                    }
                }
                return count
            }
        }
    }

    /// Where the letters and digits at a place end, and whether they are a hash: eight and more hexadecimal digits, one of 0 to 9 among
    /// them.
    private static func run(_ bytes: ByteView, at start: Int) -> (end: Int, isHash: Bool) {
        var index = start
        var (hasDigit, isHexadecimal) = (false, true)
        while index < bytes.endIndex {
            let byte = bytes[index]
            if ASCII.isDigit(byte) {
                hasDigit = true
            } else if ASCII.isLetter(byte) {
                isHexadecimal = isHexadecimal && ASCII.lowered(byte) <= 0x66
            } else {
                break
            }
            index += 1
        }
        return (index, index - start >= 8 && hasDigit && isHexadecimal)
    }
}
