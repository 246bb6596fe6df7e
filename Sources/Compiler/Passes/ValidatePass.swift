import DomainNames

/// Refuses names that no list may hold: public suffixes, and names that hosts resolve for themselves.
struct ValidatePass: CompilerPass {
    let name = "validate"

    /// Top-level labels and names of RFC 6761, RFC 8375 and RFC 9476 whose blocking breaks the machine that loads the list.
    /// Names for samples (`example`, `test`, `invalid`) are not among them: blocking them harms nobody.
    static let reserved = ["localhost", "localdomain", "local", "internal", "arpa"]

    func apply(to draft: inout Draft, context: CompilerContext) {
        draft.visitNames { draft, name, rows in
            if PublicSuffixes.isPublicSuffix(name) {
                draft.refuse(rows, .publicSuffix, "\(name) is a public suffix")
            } else if let last = name.text.utf8.split(separator: UInt8(ascii: ".")).last,
                ValidatePass.reserved.contains(where: { $0.utf8.elementsEqual(last) })
            {
                draft.refuse(rows, .reservedName, "\(name) is resolved by each host for itself")
            }
        }
        for index in draft.addresses.indices where draft.addresses[index].address.isHostOnly {
            guard let name = draft.addresses[index].address.host.name, PublicSuffixes.isPublicSuffix(name) else { continue }
            draft.refuse(address: index, .publicSuffix, "\(name) is a public suffix")
        }
    }
}
