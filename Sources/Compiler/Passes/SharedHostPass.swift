import DomainNames

/// Refuses whole hosts whose paths belong to strangers, and subtrees that hold one: only addresses on them can be listed.
///
/// A platform that gives each user a name (`x.github.io`) is no such host: the user's name is a host of its own.
struct SharedHostPass: CompilerPass {
    let name = "shared-hosts"

    func apply(to names: inout NameDraft, context: CompilerContext) {
        let hosts = names.rules(context.shared)
        for rule in hosts {
            let here = names.positions(within: rule)
            for position in here where context.sharedScopes[rule.number] || position == here.lowerBound {
                guard names.isKept(position), context.rules.sharedHosts.covers(names.name(at: position)) else { continue }
                let name = names.name(at: position)
                names.refuse(position, .sharedHost, "\(name) serves strangers under its paths")
            }
        }
        for rule in hosts {
            for position in names.ancestors(of: rule) {
                let name = names.name(at: position)
                names.refuseSubtree(position, .sharedHostBelow, "a host that serves strangers lies below \(name)")
            }
        }
    }

    func apply(to addresses: inout AddressDraft, context: CompilerContext) {
        let shared = context.rules.sharedHosts
        if shared.isEmpty { return }
        addresses.refuse { row in
            guard row.address.isHostOnly, let host = row.address.host.name, shared.covers(host) else { return nil }
            return (.wholeHost, "\(host) serves strangers under its paths")
        }
    }
}
