import DomainNames
import Vocabulary

/// Subtracts the allowlist: an allowed name, everything below it when it is allowed as a subtree, and addresses on it.
///
/// A listed subtree above an allowed name is cut down to its exact name; the names below it that are listed themselves stay, so
/// what is known to be bad there is still blocked, and the allowed name and its siblings are not. With `keepsExceptions` it
/// stays whole and the allowed name becomes an exception of the list.
struct AllowPass: CompilerPass {
    let name = "allow"

    func apply(to draft: inout Draft, context: CompilerContext) {
        var hosts = DomainTree()
        var addresses: Set<String> = []
        for entry in context.rules.allow {
            switch entry.subject {
            case .address(let address): addresses.insert(address.canonical.description)
            case .name(let name):
                hosts.insert(name, subtree: entry.scope == .subtree)
                subtract(name, entry.scope, from: &draft, keepsAbove: context.rules.keepsExceptions)
            }
        }
        for index in draft.addresses.indices where draft.addresses[index].isKept {
            if addresses.contains(draft.addresses[index].key) {
                draft.refuse(address: index, .allowed, "the address is allowed")
            } else if let host = draft.addresses[index].address.host.name, hosts.covers(host) {
                draft.refuse(address: index, .allowed, "\(host) is allowed")
            }
        }
    }

    private func subtract(_ name: DomainName, _ scope: ListingScope, from draft: inout Draft, keepsAbove: Bool) {
        let covered = scope == .subtree ? draft.table.subtreeRows(of: name) : draft.table.rows(of: name)
        var index = covered.lowerBound
        while index < covered.upperBound {
            let rows = draft.table.group(at: index)
            draft.refuse(rows, .allowed, "\(name) is allowed")
            index = rows.upperBound
        }
        let above = draft.ancestorRows(of: name)
        if keepsAbove {
            let isCut = above.contains { rows in
                rows.contains { draft.table.rows[$0].isKept && draft.table.rows[$0].scope == .subtree }
            }
            if isCut { draft.exceptions.append(Blocklist.Name(name, scope)) }
            return
        }
        for rows in above {
            draft.narrow(rows, .allowedBelow, "\(name) lies below and is allowed")
        }
    }
}
