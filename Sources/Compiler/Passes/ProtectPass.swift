import DomainNames

/// Refuses protected names, and subtrees that hold one. In doubt the whole statement goes: a parent of a bank is no small matter.
struct ProtectPass: CompilerPass {
    let name = "protect"

    func apply(to draft: inout Draft, context: CompilerContext) {
        let protection = context.rules.protection
        draft.visitNames { draft, name, rows in
            if let why = protection.protection(of: name) { draft.refuse(rows, .protected, why) }
        }
        for name in protection.reachable {
            for rows in draft.ancestorRows(of: name) {
                draft.refuse(rows, .protectedBelow, "\(name) lies below and is protected") { $0.scope == .subtree }
            }
        }
        // A path on a protected host may be fraud; the host as an address may not be listed.
        for index in draft.addresses.indices where draft.addresses[index].address.isHostOnly {
            guard let host = draft.addresses[index].address.host.name else {
                draft.refuse(address: index, .wholeHost, "an IP address is shared and changes hands; only pages on it are listed")
                continue
            }
            guard let why = protection.protection(of: host) else { continue }
            draft.refuse(address: index, .wholeHost, why)
        }
    }
}
