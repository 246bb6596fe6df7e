import Vocabulary

/// Takes away what has ended. First, so that nothing that has ended can stand for anything in a later pass.
struct ExpirePass: CompilerPass {
    let name = "expire"

    func apply(to names: inout NameDraft, context: CompilerContext) {
        guard let expiry = context.expiry else { return }
        var alive = [NameDraft.State](repeating: [], count: names.count)
        var ended: [NameDraft.Ended] = []
        names.part.forEachStatement { position, isSubtree, _, line in
            if let end = expiry(line), end <= context.rules.now {
                ended.append(NameDraft.Ended(position: position, line: line, detail: "ended \(end)"))
            } else {
                alive[position].insert(isSubtree ? .subtree : .exact)
            }
        }
        names.keepOnly(alive, ended: ended)
    }

    func apply(to addresses: inout AddressDraft, context: CompilerContext) {
        guard let expiry = context.expiry else { return }
        addresses.refuse { row in
            guard let end = expiry(UInt32(clamping: row.line)), end <= context.rules.now else { return nil }
            return (.expired, "ended \(end)")
        }
    }
}
