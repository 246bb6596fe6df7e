import DomainNames

/// The names that never stand on a blocklist, whatever format they come in or go out by.
enum ListableName {
    /// Last labels that are local or serve the name system itself (RFC 6761, RFC 6762, RFC 3172), and those that an RPZ
    /// reads as a trigger or an action instead of a name.
    private static let reservedLastLabels: Set<String> = [
        "localhost", "localdomain", "local", "arpa",
        "rpz-ip", "rpz-nsip", "rpz-nsdname", "rpz-client-ip", "rpz-passthru", "rpz-drop", "rpz-tcp-only",
    ]

    /// What is wrong with listing the name; `nil` when nothing is.
    static func fault(of name: DomainName) -> LineFault? {
        let text = name.text
        if let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")) {
            if reservedLastLabels.contains(String(text[text.index(after: dot)...])) { return .reservedName }
        }
        return PublicSuffixes.isPublicSuffix(name) ? .publicSuffix : nil
    }

    /// What is wrong with a name of one label. `com` and `localhost` are the cases that people ask about, so each says
    /// what it is.
    static func fault(ofSingleLabel label: String) -> LineFault {
        if reservedLastLabels.contains(label) { return .reservedName }
        return PublicSuffixes.isRegistrySuffix(label) ? .publicSuffix : .name(.singleLabel)
    }
}
