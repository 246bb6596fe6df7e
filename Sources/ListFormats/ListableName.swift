import DomainNames
import PackedNames

/// The names that never stand on a blocklist, whatever format they come in or go out by.
enum ListableName {
    /// Last labels that are local or serve the name system itself (RFC 6761, RFC 6762, RFC 3172), and those that an RPZ
    /// reads as a trigger or an action instead of a name.
    private static let reservedLastLabels: Set<String> = [
        "localhost", "localdomain", "local", "arpa",
        "rpz-ip", "rpz-nsip", "rpz-nsdname", "rpz-client-ip", "rpz-passthru", "rpz-drop", "rpz-tcp-only",
    ]

    /// Labels that a hosts file may hold as boilerplate though they are no reserved ones.
    private static let boilerplate = ["localdomain4", "localdomain6"]

    /// Tells of nearly every name that nothing is wrong with it, without making a value of it; `nil` where the public suffix
    /// list can't be had rule by rule.
    static let suspicion = SuffixRules.known.map { NameSuspicion($0, labels: reservedLastLabels.sorted() + boilerplate) }

    /// What is wrong with listing the name; `nil` when nothing is.
    static func fault(of name: DomainName) -> LineFault? {
        // One name of a thousand gets further.
        if let suspicion, !suspicion.suspects(name) { return nil }
        var text = name.text
        let isReserved = text.withUTF8 { bytes in
            let start = bytes.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0
            let label = Line(bytes: UnsafeBufferPointer(rebasing: bytes[start...]))
            // All of them begin with one of three letters: most names end their look-up here.
            guard label.first == UInt8(ascii: "l") || label.first == UInt8(ascii: "a") || label.first == UInt8(ascii: "r")
            else { return false }
            return reservedLastLabels.contains(label.text)
        }
        if isReserved { return .reservedName }
        return PublicSuffixes.isPublicSuffix(name) ? .publicSuffix : nil
    }

    /// Whether somebody registered the name itself: a public suffix and one label more.
    static func isRegistrable(_ name: NameBytes) -> Bool {
        if let suspicion, !suspicion.suspectsAround(name.pairKey()) {
            // No rule speaks of anything here, so the public suffix is the last label.
            let last = name.lastDot(before: name.count)
            return last > 0 && name.lastDot(before: last) < 0
        }
        let name = DomainName(name)
        return PublicSuffixes.registrableDomain(of: name) == name
    }

    /// What is wrong with a name of one label. `com` and `localhost` are the cases that people ask about, so each says
    /// what it is.
    static func fault(ofSingleLabel label: String) -> LineFault {
        if reservedLastLabels.contains(label) { return .reservedName }
        return PublicSuffixes.isRegistrySuffix(label) ? .publicSuffix : .name(.singleLabel)
    }
}
