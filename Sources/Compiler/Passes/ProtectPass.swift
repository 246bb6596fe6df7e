import DomainNames

/// Refuses protected names, and subtrees that hold one. In doubt the whole statement goes: a parent of a bank is no small matter.
struct ProtectPass: CompilerPass {
    let name = "protect"

    func apply(to names: inout NameDraft, context: CompilerContext) {
        let protection = context.rules.protection
        if let ruled = context.ruled {
            for rule in names.rules(ruled.subtrees) {
                for position in names.positions(within: rule) { ProtectPass.check(position, &names, protection) }
            }
            for rule in names.rules(ruled.names) {
                if let position = names.position(of: rule) { ProtectPass.check(position, &names, protection) }
            }
        } else {
            for position in 0..<names.count { ProtectPass.check(position, &names, protection) }
        }
        for rule in names.rules(context.reachable) {
            for position in names.ancestors(of: rule) {
                names.refuseSubtree(position, .protectedBelow, "\(rule.name) lies below and is protected")
            }
        }
    }

    private static func check(_ position: Int, _ names: inout NameDraft, _ protection: any NameProtection) {
        guard names.isKept(position), let why = protection.protection(of: names.name(at: position)) else { return }
        names.refuse(position, .protected, why)
    }

    func apply(to addresses: inout AddressDraft, context: CompilerContext) {
        // A path on a protected host may be fraud; the host as an address may not be listed.
        addresses.refuse { row in
            guard row.address.isHostOnly else { return nil }
            guard let host = row.address.host.name else {
                return (.wholeHost, "an IP address is shared and changes hands; only pages on it are listed")
            }
            return context.rules.protection.protection(of: host).map { (.wholeHost, $0) }
        }
    }
}
