import Digests

/// The print of a build's file names: a kit set up again loads the same files under another name.
enum AssetPaths {
    /// Files below which nothing is said.
    private static let fewest = 3
    /// Files that are looked at: the first are a page's own, later ones its content.
    private static let most = 40

    /// SHA-256 over the sorted paths, hosts and queries left out, digits and hexadecimal hashes masked; empty for too few.
    static func print(_ references: [String]) -> String {
        let paths = Set(references.prefix(most).map(masked))
        guard paths.count >= fewest else { return "" }
        return SHA256.hexadecimal(of: Array(paths.sorted().joined(separator: "\n").utf8))
    }

    static func masked(_ reference: String) -> String {
        var bytes = Array(reference.utf8)[...]
        if let scheme = bytes.firstIndex(of: UInt8(ascii: "/")), bytes[scheme...].starts(with: "//".utf8) {
            bytes = bytes[(scheme + 2)...].drop { $0 != UInt8(ascii: "/") }
        }
        bytes = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        var output: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let run = bytes[index...].prefix { ASCII.isDigit($0) || ASCII.isLetter($0) }
            if run.isEmpty {
                output.append(bytes[index])
                index += 1
                continue
            }
            let isHash =
                run.count >= 8 && run.contains(where: ASCII.isDigit)
                && run.allSatisfy { ASCII.isDigit($0) || (ASCII.lowered($0) >= 0x61 && ASCII.lowered($0) <= 0x66) }
            if isHash {
                output.append(UInt8(ascii: "#"))
            } else {
                output += run.map { ASCII.isDigit($0) ? UInt8(ascii: "0") : ASCII.lowered($0) }
            }
            index += run.count
        }
        return String(decoding: output, as: UTF8.self)
    }
}
