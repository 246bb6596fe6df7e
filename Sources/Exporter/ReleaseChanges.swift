import Glibc
import Vocabulary

/// What a release lists that its predecessor did not, and the reverse: a million changes as bytes, sorted once.
///
/// A change of scope is a removal and an addition. A changed reason is none.
package struct ReleaseChanges: Sendable {
    package enum Kind: UInt8, Sendable {
        case removed, added
    }

    private struct Row {
        /// The first bytes of the text in the order of sorting, zeros behind its end: most comparisons end here.
        let head: UInt128
        let start: Int
        let length: UInt32
        /// The place of the reason; 0 for none.
        var reason: UInt32
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
    private var places: [String: UInt32] = [:]

    package init() {}

    package var isEmpty: Bool { rows.isEmpty }

    /// Takes a change of a name.
    /// - Parameter name: its bytes: lower case, without a final dot.
    package mutating func add(_ kind: Kind, name: UnsafeBufferPointer<UInt8>, scope: ListingScope, reason: String? = nil) {
        add(kind, UnsafeRawBufferPointer(name), Scope(scope), reason)
    }

    package mutating func add(_ kind: Kind, _ item: ListedItem) {
        var text = item.text
        text.withUTF8 { add(kind, UnsafeRawBufferPointer($0), Scope(item.scope), item.reason) }
    }

    private mutating func add(_ kind: Kind, _ text: UnsafeRawBufferPointer, _ scope: Scope, _ reason: String?) {
        var head: UInt128 = 0
        for index in 0..<16 { head = head << 8 | UInt128(index < text.count ? text[index] : 0) }
        rows.append(
            Row(
                head: head, start: texts.count, length: UInt32(text.count), reason: place(of: reason), kind: kind, scope: scope))
        texts.append(contentsOf: text)
        if kind == .added { added += 1 } else { removed += 1 }
    }

    private mutating func place(of reason: String?) -> UInt32 {
        guard let reason else { return 0 }
        if let known = places[reason] { return known }
        reasons.append(reason)
        let place = UInt32(reasons.count - 1)
        places[reason] = place
        return place
    }

    /// Sorts by name or address, then scope; call it once, behind the last change.
    ///
    /// - Throws: `changedTwice` when one thing has changed twice: then the lists that were compared were none.
    package mutating func finish() throws(ExporterError) {
        let twice: String? = texts.withUnsafeBytes { bytes in
            rows.sort { ReleaseChanges.order($0, $1, bytes) < 0 }
            let index = rows.indices.dropFirst().first { ReleaseChanges.order(rows[$0 - 1], rows[$0], bytes) == 0 }
            return index.map { String(decoding: rows[$0].text(bytes), as: UTF8.self) }
        }
        if let twice { throw .changedTwice(twice) }
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
        let reason = reasons[Int(row.reason)]
        return row.scope == .url
            ? ListedItem(url: text, reason: reason) : ListedItem(name: text, scope: row.scope.scope, reason: reason)
    }

    /// Calls with each change in order, as bytes.
    /// - Parameter reason: the place of its reason in `reasonTexts`.
    func forEachPacked(
        _ body: (_ kind: Kind, _ scope: ListingScope, _ text: UnsafeRawBufferPointer, _ reason: Int) throws -> Void
    ) rethrows {
        try texts.withUnsafeBytes { bytes in
            for row in rows { try body(row.kind, row.scope.scope, row.text(bytes), Int(row.reason)) }
        }
    }

    /// The different reasons, `nil` first.
    var reasonTexts: [String?] { reasons }
}
