import DomainNames
import PackedNames

/// Refuses names that no list may hold: public suffixes, and names that hosts resolve for themselves.
struct ValidatePass: CompilerPass {
    let name = "validate"

    /// Top-level labels and names of RFC 6761, RFC 8375 and RFC 9476 whose blocking breaks the machine that loads the list.
    /// Names for samples (`example`, `test`, `invalid`) are not among them: blocking them harms nobody.
    static let reserved = [
        "localhost", "localdomain", "local", "internal", "arpa",
        // What a response policy zone reads as a trigger or an action instead of a name.
        "rpz-ip", "rpz-nsip", "rpz-nsdname", "rpz-client-ip", "rpz-passthru", "rpz-drop", "rpz-tcp-only",
    ]

    func apply(to names: inout NameDraft, context: CompilerContext) {
        guard let suffixes = context.suffixes else {
            for position in 0..<names.count { check(position, &names) }
            return ValidatePass.refuseReserved(&names, context)
        }
        for rule in names.rules(suffixes) {
            if let position = names.position(of: rule) { check(position, &names) }
        }
        for labels in context.wildcardSuffixes {
            for position in names.positions(below: labels) { check(position, &names) }
        }
        ValidatePass.refuseReserved(&names, context)
    }

    private func check(_ position: Int, _ names: inout NameDraft) {
        guard names.isKept(position) else { return }
        let name = names.name(at: position)
        if PublicSuffixes.isPublicSuffix(name) { names.refuse(position, .publicSuffix, "\(name) is a public suffix") }
    }

    private static func refuseReserved(_ names: inout NameDraft, _ context: CompilerContext) {
        for labels in context.reserved {
            for position in names.positions(below: labels) {
                let name = names.name(at: position)
                names.refuse(position, .reservedName, "\(name) is resolved by each host for itself")
            }
        }
    }

    func apply(to addresses: inout AddressDraft, context: CompilerContext) {
        addresses.refuse { row in
            guard row.address.isHostOnly, let name = row.address.host.name, PublicSuffixes.isPublicSuffix(name) else {
                return nil
            }
            return (.publicSuffix, "\(name) is a public suffix")
        }
    }
}
