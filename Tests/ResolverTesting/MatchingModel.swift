import ListFormats

/// How a resolver matches names against a file, written from the resolvers' documentation and measurements alone: it shares
/// nothing with the readers.
package struct MatchingModel {
    private var exact: Set<String> = []
    private var suffixes: Set<String> = []
    private var spared: Set<String> = []
    private var owners: [String: Bool] = [:]
    private let format: ListFormatName
    /// Whether an owner that exists hides wildcards above it (RFC 4592), as zones mean it.
    private let hidesWildcards: Bool

    /// - Parameter passes: whether the rules of a zone let names pass instead of blocking them.
    package init(_ text: String, _ format: ListFormatName, hidesWildcards: Bool = false, passes: Bool = false) {
        self.format = format
        self.hidesWildcards = hidesWildcards
        for line in text.split(separator: "\n").map(String.init) {
            let words = line.split(separator: " ").map(String.init)
            switch format {
            case .hosts: if ["0.0.0.0", "192.0.2.80", "2001:db8::80", "::"].contains(words[0]) { exact.insert(words[1]) }
            case .domains: suffixes.insert(line)
            case .wildcard: if line.hasPrefix("*.") { suffixes.insert(String(line.dropFirst(2))) }
            case .squid: if line.hasPrefix(".") { suffixes.insert(String(line.dropFirst())) }
            case .mikrotik:
                if words[0] == "add" { suffixes.insert(String(words[1].dropFirst(6).dropLast())) }
            case .adblock:
                if line.hasPrefix("||") { suffixes.insert(String(line.dropFirst(2).dropLast())) }
                if line.hasPrefix("@@||") { spared.insert(String(line.dropFirst(4).dropLast())) }
            case .dnsmasq:
                if line.hasPrefix("local=/") { suffixes.insert(String(line.dropFirst(7).dropLast())) }
                // `server=` without a server is `local=`; `address=` beside it says what is answered, not for which names.
                if line.hasPrefix("server=/"), line.hasSuffix("/") { suffixes.insert(String(line.dropFirst(8).dropLast())) }
                if line.hasPrefix("server=/"), line.hasSuffix("/#") { spared.insert(String(line.dropFirst(8).dropLast(2))) }
            case .unbound:
                guard words[0] == "local-zone:" else { continue }
                let name = String(words[1].dropFirst().dropLast(2))
                if words[2] == "always_nxdomain" || words[2] == "redirect" { suffixes.insert(name) } else { spared.insert(name) }
            case .rpz:
                guard words.count == 3, ["CNAME", "A", "AAAA"].contains(words[1]) else { continue }
                owners[words[0]] = (words[2] == "rpz-passthru.") == passes
            case .dnscrypt:
                if line.hasPrefix("=") {
                    exact.insert(String(line.dropFirst()))
                } else if !line.hasPrefix("#") {
                    suffixes.insert(line)
                }
            case .urls, .jsonl: break
            }
        }
    }

    package func blocks(_ name: String) -> Bool {
        if format == .rpz { return zoneBlocks(name) }
        if exact.contains(name) { return true }
        let above = MatchingModel.ancestors(name)
        // Exceptions of Adblock beat every rule; of unbound and dnsmasq the longest match counts.
        if format == .adblock, above.contains(where: spared.contains) { return false }
        for candidate in above {
            if spared.contains(candidate) { return false }
            if suffixes.contains(candidate) { return true }
        }
        return false
    }

    private func zoneBlocks(_ name: String) -> Bool {
        if let rule = owners[name] { return rule }
        for candidate in MatchingModel.ancestors(name) {
            if candidate != name, let rule = owners["*." + candidate] { return rule }
            // The closest name that exists, by itself or by one below it, ends the search.
            if hidesWildcards, owners.keys.contains(where: { $0 == candidate || $0.hasSuffix("." + candidate) }) { return false }
        }
        return false
    }

    /// The name and its parents, nearest first.
    static func ancestors(_ name: String) -> [String] {
        var found = [name]
        var rest = name[...]
        while let dot = rest.firstIndex(of: ".") {
            rest = rest[rest.index(after: dot)...]
            found.append(String(rest))
        }
        return found
    }
}
