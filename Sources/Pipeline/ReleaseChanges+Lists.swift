import Exporter
import ListFormats
import PackedNames
import Vocabulary

extension ReleaseChanges {
    /// What one list says and another does not, in one walk through both.
    ///
    /// - Parameters:
    ///   - reasons: why what is new is listed.
    /// - Throws: `PipelineError` when a list is not in order: it would be merged into changes that are wrong and look right.
    init(
        from previous: (names: NameList, addresses: [String]), to next: (names: NameList, addresses: [String]),
        reasons: EntryDetails = EntryDetails()
    ) throws {
        self.init()
        reserve(abs(next.names.count - previous.names.count))
        var old = NameWalk(previous.names.segments)
        var new = NameWalk(next.names.segments)
        var number = 0
        // What is known of many names has one reason: it is looked for once.
        var places = [ReasonPlace?](repeating: nil, count: reasons.sharedCount)
        while old.name != nil || new.name != nil {
            let order = new.name == nil ? -1 : old.name == nil ? 1 : NameRoom.order(old.key, new.key)
            let isSame = order == 0 && old.marks.isSubtree == new.marks.isSubtree
            if order <= 0, let name = old.name {
                if !isSame { add(.removed, name: name.bytes, scope: old.marks.isSubtree ? .subtree : .exact) }
                old.advance()
            }
            if order >= 0, let name = new.name {
                if !isSame {
                    let scope: ListingScope = new.marks.isSubtree ? .subtree : .exact
                    let reason: ReasonPlace
                    if let shared = reasons.sharedPlace(ofName: number) {
                        reason = places[shared] ?? place(of: reasons.reason(ofName: number))
                        places[shared] = reason
                    } else {
                        reason = place(of: reasons.reason(ofName: number))
                    }
                    add(.added, name: name.bytes, scope: scope, reason: reason)
                }
                new.advance()
                number += 1
            }
        }
        guard old.isInOrder, new.isInOrder else {
            throw PipelineError(.other, "the lists that the delta compares are not in order")
        }
        let (before, after) = (Set(previous.addresses), Set(next.addresses))
        for address in previous.addresses where !after.contains(address) { add(.removed, ListedItem(url: address)) }
        for (index, address) in next.addresses.enumerated() where !before.contains(address) {
            add(.added, ListedItem(url: address, reason: reasons.listing(ofAddress: index)?.reasons.first))
        }
        try finish()
    }

    /// What is gone.
    var gone: [ListedKey] {
        guard removed > 0 else { return [] }
        var gone: [ListedKey] = []
        forEach { if case .removed(let item) = $0 { gone.append(ListedKey(item)) } }
        return gone
    }
}
