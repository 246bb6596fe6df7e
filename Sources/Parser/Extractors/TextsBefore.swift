/// The last texts since the last control or row, a few of them.
struct TextsBefore {
    private static let most = 8

    /// Those of parts of the page that were read to their ends, whose bytes are gone.
    private var kept: [[UInt8]] = []
    /// Those of the part that is being read.
    private var views: [ByteView] = []

    mutating func append(_ text: ByteView) {
        if kept.count + views.count == Self.most {
            let ofKept = min(kept.count, Self.most / 2)
            kept.removeFirst(ofKept)
            views.removeFirst(Self.most / 2 - ofKept)
        }
        views.append(text)
    }

    mutating func removeAll() {
        if !kept.isEmpty { kept.removeAll() }
        if !views.isEmpty { views.removeAll(keepingCapacity: true) }
    }

    /// Keeps the texts beyond the part that is being read.
    mutating func endPart() {
        kept += views.map { Array($0) }
        views.removeAll()
    }

    /// All of them with spaces between.
    var joined: [UInt8] {
        Array((kept + views.map { Array($0) }).joined(separator: [0x20]))
    }
}
