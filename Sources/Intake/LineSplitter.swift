/// Cuts a stream of bytes into lines at LF, and gives up on a line that is too long without keeping it.
struct LineSplitter: Sendable {
    struct Line {
        /// Counted from 1.
        let number: Int
        /// Without the newline and a carriage return before it; only the first bytes when it is cut.
        let bytes: ArraySlice<UInt8>
        /// Longer than the limit: the rest was skipped.
        let isCut: Bool
    }

    /// Bytes of a line that was too long that are kept to show where it was.
    static let excerpt = 256

    private let limit: Int
    private var pending: [UInt8] = []
    private var number = 1
    private var isSkipping = false

    init(limit: Int) {
        self.limit = limit
    }

    mutating func consume(_ chunk: ArraySlice<UInt8>, _ body: (Line) -> Void) {
        var rest = chunk
        while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
            end(with: rest[..<newline], body)
            rest = rest[(newline + 1)...]
        }
        keep(rest)
    }

    mutating func finish(_ body: (Line) -> Void) {
        if isSkipping || !pending.isEmpty { end(with: [], body) }
    }

    private mutating func end(with tail: ArraySlice<UInt8>, _ body: (Line) -> Void) {
        var line = tail
        if isSkipping || !pending.isEmpty {
            keep(tail)
            line = pending[...]
        }
        let isCut = isSkipping || line.count > limit
        if isCut {
            line = line.prefix(LineSplitter.excerpt)
        } else if line.last == UInt8(ascii: "\r") {
            line.removeLast()
        }
        body(Line(number: number, bytes: line, isCut: isCut))
        number += 1
        pending.removeAll(keepingCapacity: true)
        isSkipping = false
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        if isSkipping { return }
        pending += bytes.prefix(limit + 1 - pending.count)
        guard pending.count > limit else { return }
        isSkipping = true
        pending.removeSubrange(LineSplitter.excerpt...)
    }
}
