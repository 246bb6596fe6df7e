import DomainNames

/// What must never be listed: the critical layer, the popular layer, the publisher's own names. Whoever holds them conforms.
package protocol NameProtection: Sendable {
    /// Why a name must not be listed, in words a person can check (`critical: payment, lists/protect/banks.txt line 12`);
    /// `nil` when it may be. The name may lie below the one that the rule names.
    func protection(of name: DomainName) -> String?

    /// Every name that must stay reachable: no listing of a parent may cover one.
    var reachable: [DomainName] { get }

    /// Where `protection(of:)` may speak, beside public suffixes, which the compiler refuses before; of a list of millions only
    /// names there are asked about. `nil`, the default: each name must be asked about.
    var ruled: RuledNames? { get }
}

/// Where rules may speak.
package struct RuledNames: Sendable {
    /// Names whose rules may speak of them and of all below.
    package var subtrees: [DomainName] = []
    /// Names whose rules speak of nothing below.
    package var names: [DomainName] = []

    package init(subtrees: [DomainName] = [], names: [DomainName] = []) {
        self.subtrees = subtrees
        self.names = names
    }
}

extension NameProtection {
    package var ruled: RuledNames? { nil }
}

/// No protection at all: for tests, and for what is protected elsewhere.
package struct Unprotected: NameProtection {
    package init() {}
    package func protection(of name: DomainName) -> String? { nil }
    package var reachable: [DomainName] { [] }
    package var ruled: RuledNames? { RuledNames() }
}
