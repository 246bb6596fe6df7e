import DomainNames

/// The rule that keeps a name off the list.
package struct ProtectionRuling: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case publicSuffix = "public-suffix"
        case own
        case critical
        case named
        case shortener
        case sharedHost = "shared-host"
        case platform
        case popular

        /// What of a site under such a rule can be listed.
        package var granularity: Granularity {
            switch self {
            case .publicSuffix: .publicSuffix
            case .own, .named: .ownName
            case .critical: .criticalName
            case .shortener: .shortener
            case .sharedHost: .pathPlatform
            case .platform: .platform
            case .popular: .popularName
            }
        }
    }

    package let kind: Kind
    /// The name in the rule, which may be a parent of the name asked for.
    package let name: DomainName
    /// `government`, `bank` …; the kind where the rule has no class.
    package let category: String
    package let reason: String
    /// The line of `lists/` where the rule stands; `nil` for what is not written there.
    package let place: String?

    init(_ kind: Kind, _ rule: NameRule) {
        self.kind = kind
        name = rule.name
        category = rule.category
        reason = rule.reason
        place = rule.place
    }

    init(_ kind: Kind, _ name: DomainName, _ reason: String) {
        self.kind = kind
        self.name = name
        self.reason = reason
        category = kind.rawValue
        place = nil
    }
}

extension ProtectionRuling: CustomStringConvertible {
    package var description: String {
        switch kind {
        case .publicSuffix: "\(name) is a public suffix: \(reason)"
        case .own: "\(name) is \(reason)"
        case .critical: "\(name) is protected (\(category)): \(reason), \(place ?? "")"
        case .named: "\(name) is protected: \(reason)"
        case .shortener: "\(name) is a link shortener: where a link leads is judged, the shortener never listed"
        case .sharedHost: "\(name) is shared by strangers (\(category)): only single addresses on it can be listed"
        case .platform: "\(name) is a platform (\(category)): each user has a name of its own below it"
        case .popular: "\(name) is popular (\(reason))"
        }
    }
}
