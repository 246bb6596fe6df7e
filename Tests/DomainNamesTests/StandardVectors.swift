import Foundation

/// Test vectors in the forms in which the standards publish them: rows of our own beside the tests, and the published files
/// themselves from a directory named by `ZHALAN_VECTORS` (`urltestdata.json`, `IdnaTestV2.txt`, `test_psl.txt`).
enum StandardVectors {
    private static let own = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors")

    /// The texts of our rows and, where it is there, of the published file.
    static func texts(own ownName: String, published: String) throws -> [String] {
        var files = [own.appending(path: ownName)]
        if let directory = ProcessInfo.processInfo.environment["ZHALAN_VECTORS"] {
            let file = URL(filePath: directory).appending(path: published)
            if FileManager.default.fileExists(atPath: file.path) { files.append(file) }
        }
        return try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    }
}

/// One row of the URL standard's test data that is about http or https and stands on its own.
struct URLVector {
    let input: String
    /// `nil` when a browser refuses the address.
    let hostname: String?

    static func all() throws -> [URLVector] {
        try StandardVectors.texts(own: "urls.json", published: "urltestdata.json").flatMap { text in
            let rows = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any] ?? []
            return rows.compactMap { ($0 as? [String: Any]).flatMap(URLVector.init) }
        }
    }

    private init?(_ row: [String: Any]) {
        guard let input = row["input"] as? String else { return nil }
        let isFailure = row["failure"] as? Bool ?? false
        let base = row["base"] as? String
        let start = input.lowercased().trimmingCharacters(in: .whitespacesAndNewlines)
        guard start.hasPrefix("http:") || start.hasPrefix("https:"), !start.contains("\u{FFFD}") || isFailure else { return nil }
        // `http:x` against an http page is a reference; what it becomes is a test of references.
        if let base, base.hasPrefix("http:"), !start.hasPrefix("http://"), !start.hasPrefix("https://") { return nil }
        self.input = input
        hostname = isFailure ? nil : row["hostname"] as? String
        if !isFailure, hostname == nil { return nil }
    }
}

/// One row of UTS 46's conformance test.
struct NameVector {
    let source: String
    /// The name in A-labels.
    let ascii: String
    /// The codes of what is wrong with it; empty for a valid name.
    let status: Set<String>

    static func all() throws -> [NameVector] {
        try StandardVectors.texts(own: "names.txt", published: "IdnaTestV2.txt").flatMap { text in
            Substring(text).utf8.split(separator: UInt8(ascii: "\n")).compactMap(NameVector.init)
        }
    }

    /// By bytes: a combining mark behind a semicolon makes another character of it.
    private init?(_ line: Substring.UTF8View) {
        let row = line.prefix { $0 != UInt8(ascii: "#") }
        let columns = row.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
            String(Substring($0)).trimmingCharacters(in: .whitespaces)
        }
        guard columns.count >= 5, !columns[0].isEmpty else { return nil }
        guard let source = NameVector.unescaped(columns[0]) else { return nil }
        self.source = source
        let unicode = columns[1].isEmpty ? source : NameVector.unescaped(columns[1]) ?? ""
        ascii = columns[3].isEmpty ? unicode : columns[3]
        let codes = columns[4].isEmpty ? columns[2] : columns[4]
        status = Set(codes.split { "[], ".contains($0) }.map(String.init))
    }

    /// Undoes `\uXXXX` and `\x{X}`; `nil` for half a surrogate pair, which no UTF-8 text can hold.
    private static func unescaped(_ text: String) -> String? {
        var output = String.UnicodeScalarView()
        var rest = Substring(text)
        while let slash = rest.firstIndex(of: "\\") {
            output.append(contentsOf: rest[..<slash].unicodeScalars)
            rest = rest[slash...].dropFirst(2)
            let isBraced = rest.first == "{"
            let digits = isBraced ? rest.dropFirst().prefix { $0 != "}" } : rest.prefix(4)
            guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else { return nil }
            output.append(scalar)
            rest = rest.dropFirst(digits.count + (isBraced ? 2 : 0))
        }
        output.append(contentsOf: rest.unicodeScalars)
        return String(output)
    }
}

/// One row of the public suffix list's own test.
struct SuffixVector {
    let name: String
    /// The registrable domain, as people write it; `nil` for none.
    let domain: String?

    static func all() throws -> [SuffixVector] {
        try StandardVectors.texts(own: "suffixes.txt", published: "test_psl.txt").flatMap { text in
            text.split(separator: "\n").compactMap(SuffixVector.init)
        }
    }

    private init?(_ line: Substring) {
        guard line.hasPrefix("checkPublicSuffix(") else { return nil }
        let quoted = line.split(separator: "'", omittingEmptySubsequences: false)
        guard quoted.count >= 3 else { return nil }
        name = String(quoted[1])
        domain = quoted.count >= 5 ? String(quoted[3]) : nil
    }
}
