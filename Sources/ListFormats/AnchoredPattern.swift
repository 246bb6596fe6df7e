import Vocabulary

/// A regular expression that means certain names and no others, as lists for resolvers write it.
///
///     ^evil\.example$                 evil.example alone
///     (^|\.)evil\.example$            evil.example and everything below it; so does (\.|^), and ^(.+\.)?
///     ^(www\.)?evil\.example$         evil.example and www.evil.example, each alone; so does ^(?:www\.)?
///     \.evil\.example$                what lies below it
///
/// Everything else is no such expression: without both anchors, or with a sign that means several texts.
struct AnchoredPattern {
    enum Reach {
        case exact, exactWithWWW, subtree, below
    }

    let reach: Reach
    /// The name, without the signs around it.
    let name: [UInt8]

    /// What stands in front of the name, the longest first; lower case.
    private static let beginnings: [(StaticString, Reach)] = [
        ("^(?:www\\.)?", .exactWithWWW), ("^(www\\.)?", .exactWithWWW), ("^(?:.+\\.)?", .subtree), ("^(?:.*\\.)?", .subtree),
        ("^(.+\\.)?", .subtree), ("^(.*\\.)?", .subtree), ("(?:^|\\.)", .subtree), ("(?:\\.|^)", .subtree), ("(^|\\.)", .subtree),
        ("(\\.|^)", .subtree), ("^.+\\.", .below), ("^.*\\.", .below), ("\\.", .below), ("^", .exact),
    ]

    /// - Parameter expression: without the slashes around it.
    init?(_ expression: Line) {
        guard expression.last == UInt8(ascii: "$") else { return nil }
        let open = expression.dropLast()
        guard let (beginning, reach) = AnchoredPattern.beginnings.first(where: { open.hasPrefix($0.0) }) else { return nil }
        let literal = open.dropFirst(beginning.utf8CodeUnitCount)
        var name: [UInt8] = []
        var index = 0
        while index < literal.count {
            var byte = literal.bytes[index]
            if byte == UInt8(ascii: "\\") {
                index += 1
                // Other escapes are classes and borders.
                guard index < literal.count else { return nil }
                byte = literal.bytes[index]
                guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") else { return nil }
            } else if !AnchoredPattern.isPlain(byte) {
                return nil
            }
            name.append(byte)
            index += 1
        }
        guard !name.isEmpty else { return nil }
        (self.reach, self.name) = (reach, name)
    }

    /// An unescaped dot is any character, so it is none of these.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...0xFF: true
        default: false
        }
    }
}

extension LineOutput {
    /// Takes the names that a regular expression means, or refuses it.
    /// - Parameters:
    ///   - expression: without the slashes around it.
    ///   - whole: what is shown of it when it is refused.
    mutating func expression(_ expression: Line, in whole: Line, action: ListEntry.Action = .block) {
        guard let pattern = AnchoredPattern(expression) else { return refuse(.regularExpression, whole) }
        if pattern.reach == .below, !takesBelowOnly(whole) { return }
        let isSubtree = pattern.reach == .subtree || pattern.reach == .below
        pattern.name.withUnsafeBufferPointer { bytes in
            // The name's own bytes are no part of the line, so a fault of them is told of the whole.
            guard let name = checked(Line(bytes: bytes), action: action, shown: whole) else { return }
            emit(ListEntry(action: action, name: name, scope: isSubtree ? .subtree : .exact))
        }
        guard pattern.reach == .exactWithWWW else { return }
        (Array("www.".utf8) + pattern.name).withUnsafeBufferPointer { bytes in
            guard let name = checked(Line(bytes: bytes), action: action, shown: whole) else { return }
            emit(ListEntry(action: action, name: name, scope: .exact))
        }
    }
}
