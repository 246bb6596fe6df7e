import DomainNames

/// Where strangers put their pages: by path, behind short links, or under names of their own (`lists/shared/`).
package struct SharedNames: Sendable {
    /// Hosts whose paths belong to strangers (`docs.google.com`): only a single address can be listed there.
    package var hosts: NameRules
    /// Link shorteners: where a link leads is judged, the shortener never listed.
    package var shorteners: NameRules
    /// Domains below which each user has a name (`x.wixstudio.com`), beside those of the public suffix list.
    package var platforms: NameRules

    package init(hosts: NameRules = .init(), shorteners: NameRules = .init(), platforms: NameRules = .init()) {
        self.hosts = hosts
        self.shorteners = shorteners
        self.platforms = platforms
    }

    /// Every name that strangers share: an entry for a parent of one, with all below, would take it along.
    package var names: [DomainName] { hosts.names + shorteners.names + platforms.names }

    /// Whether an address on this host says whose page it is by its path.
    package func isSharedByPath(_ name: DomainName) -> Bool { hosts.contains(name) || shorteners.contains(name) }

    /// The name that one owner has whole: the registrable domain, or a user's name on a platform; `nil` when the name is a public
    /// suffix or the platform itself.
    package func site(of host: DomainName) -> (name: DomainName, isOnPlatform: Bool)? {
        if let platform = platform(above: host) {
            return SharedNames.child(of: platform.name, towards: host).map { ($0, true) }
        }
        guard let domain = PublicSuffixes.registrableDomain(of: host), !isPlatform(domain) else { return nil }
        return (domain, PublicSuffixes.isOnSharedPlatform(host))
    }

    /// Whether the name is a platform's own, below which users have theirs.
    package func isPlatform(_ name: DomainName) -> Bool { platforms.rule(covering: name)?.name == name }

    /// The platform strictly above a name that has it as a user; a platform's own `www` is none.
    private func platform(above host: DomainName) -> NameRule? {
        guard let rule = platforms.rule(covering: host), rule.name != host, host.text != "www." + rule.name.text else {
            return nil
        }
        return rule
    }

    private static func child(of name: DomainName, towards host: DomainName) -> DomainName? {
        let labels = name.labels.count
        let rest = host.labels
        guard rest.count > labels else { return nil }
        return DomainName(trusted: rest[(rest.count - labels - 1)...].joined(separator: "."))
    }
}
