/// Packs names that come one by one, in the order in which they come.
///
/// Bounds: a name is written only where its record and `NameBytes.slack` more fit into the block.
package final class NamePacker {
    /// The bytes of one block. 64 KiB: some two thousand names.
    private static let blockBytes = 65_536

    private var segments: [NameSegment] = []
    /// The block at hand, and where in it the next name goes.
    private var block: (start: UnsafeMutablePointer<UInt8>, filling: NameSegment.Filling)?
    private var names = 0

    package init() {}

    deinit { block?.start.deallocate() }

    package func append(_ name: NameBytes, isSubtree: Bool) {
        if !(block?.filling.hasRoom(name.count) ?? false) {
            close()
            let bytes = max(NamePacker.blockBytes, NameSegment.headerBytes + name.count)
            let start = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes + NameBytes.slack)
            block = (start, NameSegment.Filling(next: start, limit: start + bytes))
        }
        block?.filling.append(name, isSubtree ? .subtree : NameSegment.Marks())
        names += 1
    }

    private func close() {
        guard let (start, filling) = block else { return }
        segments.append(
            NameSegment(
                NameStorage([(UnsafePointer(start), UnsafePointer(filling.next))], owned: start), count: names,
                filling: filling))
        block = nil
        names = 0
    }

    /// What was packed; the packer is empty afterwards.
    package func take() -> [NameSegment] {
        close()
        defer { segments = [] }
        return segments
    }
}
