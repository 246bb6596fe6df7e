import PackedNames

/// What a format writes for a name, as pieces with the name between them: made once from what the format itself renders.
struct EntryTemplate: Sendable {
    /// A name that no format writes by itself.
    private static let placeholder = "placeholder-of-a-name.zhalan.invalid"

    /// One piece more than there are names.
    private let pieces: [[UInt8]]
    /// Bytes of the pieces.
    private let fixedBytes: Int
    /// Bytes of the pieces that no name has, newlines among them.
    let foreignBytes: Int

    /// - Parameter render: what the format writes for a name.
    init(_ render: (_ name: String, _ output: inout [UInt8]) -> Void) {
        var sample: [UInt8] = []
        render(EntryTemplate.placeholder, &sample)
        let name = Array(EntryTemplate.placeholder.utf8)
        var pieces: [[UInt8]] = []
        var piece: [UInt8] = []
        var index = 0
        while index < sample.count {
            if sample[index...].starts(with: name) {
                pieces.append(piece)
                piece = []
                index += name.count
            } else {
                piece.append(sample[index])
                index += 1
            }
        }
        self.pieces = pieces + [piece]
        fixedBytes = self.pieces.reduce(0) { $0 + $1.count }
        foreignBytes = self.pieces.reduce(0) { sum, piece in
            sum + piece.withUnsafeBufferPointer { NameScan().countForeign($0) }
        }
    }

    /// The bytes of one entry.
    @inline(__always)
    func byteCount(nameBytes: Int) -> Int { fixedBytes + (pieces.count - 1) * nameBytes }

    /// Writes one entry; `NameBytes.slack` bytes behind it may be overwritten.
    @inline(__always)
    func write(_ name: NameBytes, to target: UnsafeMutablePointer<UInt8>) {
        var next = target
        pieces.withUnsafeBufferPointer { pieces in
            for index in pieces.indices {
                if index > 0 {
                    NameBytes.copy(name.start, to: next, name.count)
                    next += name.count
                }
                pieces[index].withUnsafeBufferPointer { piece in
                    if let start = piece.baseAddress { next.update(from: start, count: piece.count) }
                }
                next += pieces[index].count
            }
        }
    }
}
