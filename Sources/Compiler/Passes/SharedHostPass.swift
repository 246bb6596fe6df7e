import DomainNames

/// Refuses whole hosts whose paths belong to strangers, and subtrees that hold one: only addresses on them can be listed.
///
/// A platform that gives each user a name (`x.github.io`) is no such host: the user's name is a host of its own.
struct SharedHostPass: CompilerPass {
    let name = "shared-hosts"

    func apply(to draft: inout Draft, context: CompilerContext) {
        let shared = context.rules.sharedHosts
        if shared.isEmpty { return }
        draft.visitNames { draft, name, rows in
            if shared.covers(name) {
                draft.refuse(rows, .sharedHost, "\(name) serves strangers under its paths")
            } else if shared.hasMembers(below: name) {
                draft.refuse(rows, .sharedHostBelow, "a host that serves strangers lies below \(name)") { $0.scope == .subtree }
            }
        }
        for index in draft.addresses.indices where draft.addresses[index].address.isHostOnly {
            guard let host = draft.addresses[index].address.host.name, shared.covers(host) else { continue }
            draft.refuse(address: index, .wholeHost, "\(host) serves strangers under its paths")
        }
    }
}
