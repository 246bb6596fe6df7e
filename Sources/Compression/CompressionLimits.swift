/// The numbers of this room, each once.
package enum CompressionLimits {
    /// The most bytes that one file may unpack to: 4 GiB. The largest published list has some 100 MB; deflate packs up to
    /// 1:1030 and zstd far beyond, so a bomb of a megabyte would otherwise keep a machine busy for hours.
    package static let unpackedBytes = 4 << 30
    /// The largest window that a stream may ask for, as a power of two: 27, 128 MiB, what `zstd --ultra -22` uses.
    static let zstdWindowLog: Int32 = 27
    /// The most memory that unpacking xz may take: 128 MiB; `xz -9` asks for 65.
    static let xzMemoryBytes: UInt64 = 128 << 20
    /// Bytes handed on at once.
    static let chunkBytes = 1 << 18
}
