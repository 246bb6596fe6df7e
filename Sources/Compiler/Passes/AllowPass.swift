import DomainNames
import PackedNames
import Vocabulary

/// Subtracts the allowlist, the most specific first among what is allowed and what is listed.
///
/// An allowed name is taken off the list, and an allowed subtree makes everything below it allowed that is not listed itself: a
/// listed name below an allowed one is the more specific of the two and stays. A listed subtree above an allowed name is cut down
/// to its exact name; with `keepsExceptions` it stays whole and the allowed name becomes an exception of the list. The levels
/// nest: `x` listed, `a.x` allowed, `b.a.x` listed.
struct AllowPass: CompilerPass {
    let name = "allow"

    func apply(to names: inout NameDraft, context: CompilerContext) {
        for rule in names.rules(context.allowed) {
            var touched = 0
            if let position = names.position(of: rule), names.refuse(position, .allowed, "\(rule.name) is allowed") {
                touched += 1
            }
            if context.rules.allowsWhole, context.rules.allow[context.allowedEntries[rule.number]].scope == .subtree {
                for position in names.positions(within: rule)
                where names.refuse(position, .allowed, "\(rule.name) is allowed") { touched += 1 }
            }
            let above = names.ancestors(of: rule)
            if context.rules.keepsExceptions {
                if above.contains(where: { names.isSubtree($0) }) { names.exceptions.append(rule) }
            } else {
                for position in above
                where names.narrow(position, .allowedBelow, "\(rule.name) lies below and is allowed") { touched += 1 }
            }
            if touched > 0 { names.allowEffects[rule.number, default: 0] += touched }
        }
    }

    func apply(to addresses: inout AddressDraft, context: CompilerContext) {
        var hosts = DomainTree()
        var allowed: Set<String> = []
        for entry in context.rules.allow {
            switch entry.subject {
            case .address(let address): allowed.insert(address.canonical.description)
            case .name(let name): hosts.insert(name, subtree: entry.scope == .subtree)
            }
        }
        if hosts.isEmpty, allowed.isEmpty { return }
        addresses.refuse { row in
            if allowed.contains(row.key) { return (.allowed, "the address is allowed") }
            guard let host = row.address.host.name, hosts.covers(host) else { return nil }
            return (.allowed, "\(host) is allowed")
        }
    }
}
