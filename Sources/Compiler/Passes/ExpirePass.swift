import Vocabulary

/// Takes away what has ended. First, so that nothing that has ended can stand for anything in a later pass.
struct ExpirePass: CompilerPass {
    let name = "expire"

    func apply(to draft: inout Draft, context: CompilerContext) {
        let now = context.rules.now
        for index in draft.table.rows.indices {
            guard let end = context.expiry(Int(draft.table.rows[index].origin)), end <= now else { continue }
            draft.refuse(index..<(index + 1), .expired, "ended \(end)")
        }
        for index in draft.addresses.indices {
            guard let end = context.expiry(draft.addresses[index].origin), end <= now else { continue }
            draft.refuse(address: index, .expired, "ended \(end)")
        }
    }
}
