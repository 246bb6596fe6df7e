import CPublicSuffix

/// The rules of the public suffix list one by one, as far as the system has the file that the library was built from.
///
/// The library answers for one name at a time, which costs more than all else that is done with a name of a million. With the rules
/// at hand only the names that a rule mentions are asked about. They are used only when they are the library's own: its checksum and
/// the file's must agree.
package struct SuffixRules: Sendable {
    /// Names that are suffixes, or exceptions to what a wildcard says.
    package let plain: [DomainName]
    /// Names of which each name one label below is a suffix, single labels among them (`ck`).
    package let wildcards: [String]

    /// `nil` when the file is not there or is another edition.
    package static let known: SuffixRules? = load()

    private static func load() -> SuffixRules? {
        guard let name = psl_dist_filename() else { return nil }
        // The library names the compiled list; the readable one stands beside it.
        var path = String(cString: name)
        if path.hasSuffix(".dafsa") { path = path.dropLast(6) + ".dat" }
        guard let bytes = contents(of: path), let expected = psl_builtin_sha1sum(),
            SHA1.hexadecimal(of: bytes) == String(cString: expected)
        else { return nil }
        return SuffixRules(list: bytes)
    }

    init(list bytes: [UInt8]) {
        var plain: [DomainName] = []
        var wildcards: [String] = []
        for line in bytes.split(separator: 0x0A) {
            var rule = line.prefix { $0 > 0x20 }
            if rule.isEmpty || rule.starts(with: "//".utf8) { continue }
            if rule.first == UInt8(ascii: "!") { rule = rule.dropFirst() }
            let isWildcard = rule.starts(with: "*.".utf8)
            if isWildcard { rule = rule.dropFirst(2) }
            guard let text = SuffixRules.spelling(rule) else { continue }
            if isWildcard {
                wildcards.append(text)
            } else if text.utf8.contains(UInt8(ascii: ".")) {
                plain.append(DomainName(trusted: text))
            }
        }
        self.plain = plain
        self.wildcards = wildcards
    }

    private static func spelling(_ rule: ArraySlice<UInt8>) -> String? {
        if rule.allSatisfy({ $0 < 0x80 }) { return String(decoding: rule, as: UTF8.self).lowercased() }
        return rule.withUnsafeBufferPointer { try? InternationalName.toASCII($0) }
    }

    private static func contents(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return bytes
    }
}
