/// The host that a reference names itself, as written: only whole addresses do (`https://a.example/x`, `//a.example/x`).
enum ReferenceHost {
    static func of(_ reference: String) -> Substring? {
        guard let start = reference.firstRange(of: "//"),
            start.lowerBound == reference.startIndex || reference[..<start.lowerBound].hasSuffix(":")
        else { return nil }
        return reference[start.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != ":" }
    }
}
