/// The last texts since the last control or row, a few of them, with spaces between.
struct TextsBefore {
    private static let most = 8

    private(set) var bytes: [UInt8] = []
    /// Where each text ends.
    private var ends: [Int] = []

    mutating func append(_ text: ByteView) {
        if ends.count == Self.most { removeOlderHalf() }
        if !ends.isEmpty { bytes.append(0x20) }
        bytes += text
        ends.append(bytes.count)
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    private mutating func removeOlderHalf() {
        // The space behind the last of them goes too.
        let removed = ends[Self.most / 2 - 1] + 1
        bytes.removeFirst(removed)
        ends.removeFirst(Self.most / 2)
        for index in ends.indices { ends[index] -= removed }
    }
}
