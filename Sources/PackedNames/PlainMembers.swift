import Glibc

/// What follows the name on a line of `jsonl` as we write it: the quote that ends the name, the scope, then members in a fixed order whose
/// values are numbers, `null`, texts or arrays of texts, all of printable ASCII without escapes. Whatever else goes to the format's reader.
///
/// Bounds: no byte behind the limit that is given is read. The heads lie one behind the other in `text`.
final class PlainMembers: @unchecked Sendable {
    /// Longer ones go to the format's reader, which knows the limit for lines.
    private static let longest = 3800
    private static let scope = Array("\",\"scope\":\"".utf8)
    private static let scopes = [
        (word: Array("exact\"".utf8), isSubtree: false), (word: Array("subtree\"".utf8), isSubtree: true),
    ]

    private let text: UnsafeMutablePointer<UInt8>
    private let ends: [Int]
    private let starts: [(start: UnsafeMutablePointer<UInt8>, count: Int, isSubtree: Bool)]

    /// - Parameter names: of the members behind the scope; no format's reader takes anything from them.
    init(_ names: [String]) {
        let heads = names.map { Array(",\"\($0)\":".utf8) }
        text = PlainMembers.copy(heads.flatMap(\.self))
        var end = 0
        ends = heads.map { head in
            end += head.count
            return end
        }
        starts = PlainMembers.scopes.map { scope in
            let start = PlainMembers.scope + scope.word
            return (PlainMembers.copy(start), start.count, scope.isSubtree)
        }
    }

    deinit {
        text.deallocate()
        for (start, _, _) in starts { start.deallocate() }
    }

    private static func copy(_ bytes: [UInt8]) -> UnsafeMutablePointer<UInt8> {
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
        copy.initialize(from: bytes, count: bytes.count)
        return copy
    }

    /// Reads the rest of an object from behind the name on.
    /// - Parameter limit: how many bytes are readable.
    /// - Returns: its bytes, and the scope.
    func read(_ bytes: UnsafePointer<UInt8>, _ limit: Int) -> (count: Int, isSubtree: Bool)? {
        let limit = min(limit, PlainMembers.longest)
        for (start, count, isSubtree) in starts where count <= limit && memcmp(bytes, start, count) == 0 {
            var next = count
            var head = 0
            for end in ends {
                let length = end - head
                guard next + length < limit, memcmp(bytes + next, text + head, length) == 0,
                    let behind = value(bytes, next + length, limit)
                else { return nil }
                next = behind
                head = end
            }
            return next < limit && bytes[next] == UInt8(ascii: "}") ? (next + 1, isSubtree) : nil
        }
        return nil
    }

    /// - Returns: where what follows the value begins; at most the limit.
    private func value(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ limit: Int) -> Int? {
        if start >= limit { return nil }
        switch bytes[start] {
        case UInt8(ascii: "\""): return endOfText(bytes, start, limit)
        case UInt8(ascii: "n"): return start + 4 <= limit && memcmp(bytes + start, "null", 4) == 0 ? start + 4 : nil
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var next = start + 1
            while next < limit, bytes[next] >= UInt8(ascii: "0"), bytes[next] <= UInt8(ascii: "9") { next += 1 }
            return next
        case UInt8(ascii: "["):
            var next = start + 1
            if next < limit, bytes[next] == UInt8(ascii: "]") { return next + 1 }
            while let end = endOfText(bytes, next, limit), end < limit {
                if bytes[end] == UInt8(ascii: "]") { return end + 1 }
                guard bytes[end] == UInt8(ascii: ",") else { return nil }
                next = end + 1
            }
            return nil
        default: return nil
        }
    }

    private func endOfText(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ limit: Int) -> Int? {
        guard start < limit, bytes[start] == UInt8(ascii: "\"") else { return nil }
        var next = start + 1
        while next < limit {
            let byte = bytes[next]
            next += 1
            if byte == UInt8(ascii: "\"") { return next }
            if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\\") { return nil }
        }
        return nil
    }
}
