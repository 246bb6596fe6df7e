/// A kind of line that says one name and nothing that needs a closer look: what stands before the name and behind it.
///
/// Nearly all lines of a list are of one or two kinds. They are read from the bytes as they are; whatever is different in any way
/// goes to the reader of the format, so that what is refused, and why, is decided in one place.
package struct PlainLine: Sendable {
    /// At most 16 bytes, compared as they are.
    package let prefix: [UInt8]
    /// What follows the name up to the end of the line; one of these, at most 128 bytes.
    package let suffixes: [[UInt8]]
    package let isSubtree: Bool
    /// Whether white space may stand between the prefix and the name.
    package let allowsSpace: Bool
    /// Whether white space, and a comment with white space before its `#`, may follow.
    package let allowsComment: Bool
    /// Whether one final dot of the name is passed over.
    package let allowsFinalDot: Bool
    /// What the same line with `*.` before the name means: together with this one, on the next line, the whole subtree.
    package let pairsWithWildcard: Bool
    /// A line of another group than those before it needs a closer look; 0 for lines of any group.
    package let group: UInt8
    /// The line behind must not begin like this, or both need a closer look; at most 16 bytes.
    package let stops: [UInt8]
    /// Nor must it begin with white space.
    package let stopsAtIndentation: Bool
    /// Whether more may follow the name than `suffixes`, once the format's reader has told what it says (`PlainLineScanner.learn`).
    package let learnsSuffixes: Bool
    /// Or the rest of a JSON object: its scope, then these members of plain values in this order; none for any other line.
    package let objectMembers: [String]

    package init(
        _ prefix: String, _ suffixes: [String] = [""], subtree: Bool, allowsSpace: Bool = false, allowsComment: Bool = false,
        allowsFinalDot: Bool = true, pairsWithWildcard: Bool = false, stops: String = "", stopsAtIndentation: Bool = false,
        group: UInt8 = 0, learnsSuffixes: Bool = false, objectMembers: [String] = []
    ) {
        precondition(prefix.utf8.count <= 16 && stops.utf8.count <= 16 && suffixes.allSatisfy { $0.utf8.count <= 128 })
        precondition(
            !(allowsComment && pairsWithWildcard), "a comment may be longer than the second line of a pair is sought for")
        self.prefix = Array(prefix.utf8)
        self.suffixes = suffixes.map { Array($0.utf8) }
        isSubtree = subtree
        self.allowsSpace = allowsSpace
        self.allowsComment = allowsComment
        self.allowsFinalDot = allowsFinalDot
        self.pairsWithWildcard = pairsWithWildcard
        self.stops = Array(stops.utf8)
        self.stopsAtIndentation = stopsAtIndentation
        self.group = group
        self.learnsSuffixes = learnsSuffixes
        self.objectMembers = objectMembers
    }
}

/// The plain lines of one format.
package struct PlainLines: Sendable {
    package let kinds: [PlainLine]
    /// Bytes that make a line a comment when they begin it.
    package let commentMarks: [UInt8]

    package init(_ kinds: [PlainLine], commentMarks: String) {
        self.kinds = kinds
        self.commentMarks = Array(commentMarks.utf8)
    }
}
