import DomainNames

/// Whether a word without a scheme is a host that somebody means, and not a file name, a version or the end of a sentence.
enum PlausibleHost {
    /// Top-level domains that are file extensions first: such a word is a link only with a path, a port or `www.`.
    private static let extensions: Set<String> = ["zip", "mov", "md", "py", "rs", "sh", "ps", "so", "cab", "pub"]

    /// Top-level names reserved for samples (RFC 2606, RFC 6761): exercises report them too.
    private static let samples: Set<String> = ["example", "test", "invalid"]

    /// - Parameters:
    ///   - host: without defanging marks, without a final dot.
    ///   - hasMore: a path or port follows.
    static func isMeant(_ host: String, hasMore: Bool) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, let first = labels.first, labels.allSatisfy({ !$0.isEmpty }) else {
            return false
        }
        if labels.count == 4, labels.allSatisfy({ UInt8($0) != nil }) { return hasMore }
        guard isTopLevel(String(last)) else { return false }
        if hasMore || first.lowercased() == "www" { return true }
        // "…to me.It was": a sentence that begins without a blank before it.
        let isSentence =
            last.utf8.first.map { $0 < 0x5B && $0 > 0x40 } == true && last.lowercased() != last.uppercased()
            && String(last) != last.uppercased()
        return !isSentence && !extensions.contains(last.lowercased())
    }

    /// Whether a label is a top-level domain that was delegated, in Unicode or as A-label, or one for samples.
    static func isTopLevel(_ label: String) -> Bool {
        if samples.contains(label.lowercased()) { return true }
        guard label.utf8.first.map({ $0 < 0x30 || $0 > 0x39 }) == true else { return false }
        if label.utf8.allSatisfy({ $0 < 0x80 }) {
            return PublicSuffixes.isKnownSuffix(label.lowercased())
        }
        // A name needs two labels to be read; the second is what is asked for.
        guard let mapped = try? DomainName("a." + label), let last = mapped.labels.last else { return false }
        return PublicSuffixes.isKnownSuffix(String(last))
    }
}
