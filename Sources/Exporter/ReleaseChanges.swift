import Glibc
import PackedNames
import Vocabulary

/// What a release lists that its predecessor did not, and the reverse: a million changes as bytes, sorted once.
///
/// A change of scope is a removal and an addition. A changed reason is none.
package struct ReleaseChanges: Sendable {
    package enum Kind: UInt8, Sendable {
        case removed, added
    }

    /// Where a reason stands: many changes have the same.
    package struct ReasonPlace: Hashable, Sendable {
        fileprivate let number: UInt32
        package static let none = ReasonPlace(number: 0)
    }

    private struct Row {
        /// The first bytes of the text in the order of sorting, zeros behind its end: most comparisons end here.
        let head: UInt64
        let start: Int
        let length: UInt32
        var reason: ReasonPlace
        let kind: Kind
        let scope: Scope

        func text(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
            UnsafeRawBufferPointer(rebasing: bytes[start..<(start + Int(length))])
        }
    }

    /// In the order of the words that stand for them; addresses come behind all names.
    private enum Scope: UInt8 {
        case exact, subtree, url

        init(_ scope: ListingScope) {
            switch scope {
            case .exact: self = .exact
            case .subtree: self = .subtree
            case .url: self = .url
            }
        }

        var scope: ListingScope {
            switch self {
            case .exact: .exact
            case .subtree: .subtree
            case .url: .url
            }
        }
    }

    package private(set) var added = 0
    package private(set) var removed = 0
    private var texts: [UInt8] = []
    private var rows: [Row] = []
    private var reasons: [String?] = [nil]
    private var places: [String: ReasonPlace] = [:]
    private var isFinished = false

    package init() {}

    package var isEmpty: Bool { rows.isEmpty }

    /// Makes room for so many changes.
    package mutating func reserve(_ changes: Int) {
        rows.reserveCapacity(changes)
        texts.reserveCapacity(changes * ReleaseChanges.usualTextBytes)
    }

    /// Bytes of a name, roughly.
    private static let usualTextBytes = 24

    /// Takes a change of a name.
    /// - Parameters:
    ///   - name: its bytes: lower case, without a final dot.
    ///   - reason: the place of its reason.
    package mutating func add(
        _ kind: Kind, name: UnsafeBufferPointer<UInt8>, scope: ListingScope, reason: ReasonPlace = .none
    ) {
        add(kind, UnsafeRawBufferPointer(name), Scope(scope), reason)
    }

    package mutating func add(_ kind: Kind, _ item: ListedItem) {
        let reason = place(of: item.reason)
        var text = item.text
        text.withUTF8 { add(kind, UnsafeRawBufferPointer($0), Scope(item.scope), reason) }
    }

    private mutating func add(_ kind: Kind, _ text: UnsafeRawBufferPointer, _ scope: Scope, _ reason: ReasonPlace) {
        var head: UInt64 = 0
        if text.count >= 8 {
            head = UInt64(bigEndian: text.loadUnaligned(as: UInt64.self))
        } else {
            for index in 0..<8 { head = head << 8 | UInt64(index < text.count ? text[index] : 0) }
        }
        rows.append(
            Row(
                head: head, start: texts.count, length: UInt32(text.count), reason: reason, kind: kind, scope: scope))
        texts.append(contentsOf: text)
        if kind == .added { added += 1 } else { removed += 1 }
    }

    /// Takes a reason; each is kept once.
    package mutating func place(of reason: String?) -> ReasonPlace {
        guard let reason else { return .none }
        if let known = places[reason] { return known }
        reasons.append(reason)
        let place = ReasonPlace(number: UInt32(reasons.count - 1))
        places[reason] = place
        return place
    }

    /// Sorts by name or address, then scope; call it once, behind the last change.
    ///
    /// - Throws: `changedTwice` when one thing has changed twice: then the lists that were compared were none.
    package mutating func finish() throws(ExporterError) {
        sortByHead()
        let twice: String? = texts.withUnsafeBytes { bytes in
            sortTies(bytes)
            let index = rows.indices.dropFirst().first { ReleaseChanges.order(rows[$0 - 1], rows[$0], bytes) == 0 }
            return index.map { String(decoding: rows[$0].text(bytes), as: UTF8.self) }
        }
        if let twice { throw .changedTwice(twice) }
        isFinished = true
        // What is read of them may be read over the end of the last.
        texts += [UInt8](repeating: 0, count: NameBytes.slack)
    }

    /// What a row sorts by first, and which it is.
    private struct Key {
        let head: UInt64
        let row: UInt32
    }

    /// Bits that one pass sorts by: 2,048 classes, whose places stay in the first cache.
    private static let passBits: UInt64 = 11

    /// Least significant bits first; bits that are the same in all rows are passed over. Addresses stand behind all names.
    private mutating func sortByHead() {
        if rows.count < 2 { return }
        let all = rows.reduce(UInt64.max) { $0 & $1.head }
        let any = rows.reduce(UInt64.zero) { $0 | $1.head }
        let mask: UInt64 = (1 << ReleaseChanges.passBits) - 1
        var keys = rows.indices.map { Key(head: rows[$0].head, row: UInt32($0)) }
        var spare = keys
        for shift in stride(from: UInt64(0), to: 64, by: Int(ReleaseChanges.passBits)) where ((all ^ any) >> shift) & mask != 0 {
            var next = [Int](repeating: 0, count: Int(mask) + 2)
            for key in keys { next[Int((key.head >> shift) & mask) + 1] += 1 }
            for index in 1..<next.count { next[index] += next[index - 1] }
            for key in keys {
                let number = Int((key.head >> shift) & mask)
                spare[next[number]] = key
                next[number] += 1
            }
            swap(&keys, &spare)
        }
        rows = keys.map { rows[Int($0.row)] }
        if rows.contains(where: { $0.scope == .url }) {
            rows = rows.filter { $0.scope != .url } + rows.filter { $0.scope == .url }
        }
    }

    private mutating func sortTies(_ bytes: UnsafeRawBufferPointer) {
        rows.withUnsafeMutableBufferPointer { rows in
            var start = 0
            while start < rows.count {
                var end = start + 1
                while end < rows.count, rows[end].head == rows[start].head,
                    (rows[end].scope == .url) == (rows[start].scope == .url)
                { end += 1 }
                if end - start > 1 {
                    rows[start..<end].sort { ReleaseChanges.order($0, $1, bytes) < 0 }
                }
                start = end
            }
        }
    }

    private static func order(_ left: Row, _ right: Row, _ bytes: UnsafeRawBufferPointer) -> Int {
        let (isLeftAddress, isRightAddress) = (left.scope == .url, right.scope == .url)
        if isLeftAddress != isRightAddress { return isLeftAddress ? 1 : -1 }
        if left.head != right.head { return left.head < right.head ? -1 : 1 }
        let (one, other) = (left.text(bytes), right.text(bytes))
        if let start = one.baseAddress, let otherStart = other.baseAddress {
            let order = memcmp(start, otherStart, min(one.count, other.count))
            if order != 0 { return Int(order) }
        }
        if one.count != other.count { return one.count - other.count }
        return Int(left.scope.rawValue) - Int(right.scope.rawValue)
    }

    /// Says why things are gone: asked for each removal, in the order of the changes.
    package mutating func explainRemovals(_ reason: (ListedItem) -> String?) {
        for index in rows.indices where rows[index].kind == .removed {
            rows[index].reason = place(of: reason(item(rows[index])))
        }
    }

    /// Calls with each change in order.
    package func forEach(_ body: (ListedChange) throws -> Void) rethrows {
        for row in rows { try body(row.kind == .added ? .added(item(row)) : .removed(item(row))) }
    }

    private func item(_ row: Row) -> ListedItem {
        let text = texts.withUnsafeBytes { String(decoding: row.text($0), as: UTF8.self) }
        let reason = reasons[Int(row.reason.number)]
        return row.scope == .url
            ? ListedItem(url: text, reason: reason) : ListedItem(name: text, scope: row.scope.scope, reason: reason)
    }

    /// Calls with each change in order, as bytes, with `NameBytes.slack` readable behind each.
    /// - Parameter reason: the place of its reason in `reasonTexts`.
    func forEachPacked(
        _ body: (_ kind: Kind, _ scope: ListingScope, _ text: UnsafeRawBufferPointer, _ reason: Int) throws -> Void
    ) rethrows {
        precondition(isFinished || isEmpty, "changes are finished before they are written")
        try texts.withUnsafeBytes { bytes in
            for row in rows { try body(row.kind, row.scope.scope, row.text(bytes), Int(row.reason.number)) }
        }
    }

    /// The different reasons, `nil` first.
    var reasonTexts: [String?] { reasons }
}
