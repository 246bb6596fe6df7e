import CNameScan

/// The memory behind a segment: chunks of packed names, and who owns them.
final class NameStorage: @unchecked Sendable {
    typealias Chunk = (start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>)

    let chunks: [Chunk]
    private let owned: UnsafeMutablePointer<UInt8>?
    private let owners: [AnyObject]

    init(_ chunks: [Chunk], owned: UnsafeMutablePointer<UInt8>) {
        self.chunks = chunks
        self.owned = owned
        owners = []
    }

    /// - Parameter owners: kept as long as the names.
    init(_ chunks: [Chunk], owners: [AnyObject]) {
        self.chunks = chunks
        owned = nil
        self.owners = owners
    }

    deinit { owned?.deallocate() }
}

/// Chunks of memory for one thread, asked from the system many at a time; what is given back is given out again.
///
/// The statements of a part are read no more when the part is compiled: the names that are left of it and of the next ones stand in
/// their place, and the list costs no new memory.
final class ChunkPool: @unchecked Sendable {
    /// The bytes of one chunk. 8 KiB: small enough that a thousand half-filled ones are nothing, and two pages of memory.
    static let chunkBytes = 8192
    /// The bytes that are asked from the system at once. Not as huge pages: on a virtual machine that gives free memory back to its
    /// host, as most do, a huge page is new memory each time, which cost four times as much (0.5 against 0.13 seconds for 256 MB).
    private static let blockBytes = 4 << 20

    private var blocks: [UnsafeMutableRawPointer] = []
    private var free: [UnsafeMutablePointer<UInt8>] = []
    private var next: UnsafeMutablePointer<UInt8>?
    private var limit: UnsafeMutablePointer<UInt8>?

    deinit { for block in blocks { block.deallocate() } }

    func take() -> UnsafeMutablePointer<UInt8> {
        if let chunk = free.popLast() { return chunk }
        guard let chunk = next, chunk != limit else {
            let block = UnsafeMutableRawPointer.allocate(byteCount: ChunkPool.blockBytes, alignment: 4096)
            name_memory_fill(block, ChunkPool.blockBytes)
            blocks.append(block)
            let start = block.assumingMemoryBound(to: UInt8.self)
            next = start + ChunkPool.chunkBytes
            limit = start + ChunkPool.blockBytes
            return start
        }
        next = chunk + ChunkPool.chunkBytes
        return chunk
    }

    /// Takes a chunk that nobody reads any more, of this pool or of another that lives as long.
    func give(_ chunk: UnsafePointer<UInt8>) { free.append(UnsafeMutablePointer(mutating: chunk)) }
}
