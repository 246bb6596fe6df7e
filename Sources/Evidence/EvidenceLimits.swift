/// Every number that bounds the evidence on disk.
package enum EvidenceLimits {
    /// Bytes after which a file is closed and another begun. 64 MiB: large enough for thousands of pages, small enough that
    /// retention by whole files is exact.
    package static let fileBytes = 64 << 20
    /// Bytes that wait until they are written together. 256 KiB: some fifty pages, packed.
    package static let pendingBytes = 256 << 10
    /// Bytes of one record that are read back: a page of 2 MiB, its head, and room.
    package static let recordBytes = 4 << 20
    /// Pages of a run that are found again without asking the store. 16,384: some 5 MB, and two visitors of one lead are far nearer.
    package static let freshPages = 16_384
    /// Bytes of a body without a media type that are looked at for what no text has.
    package static let sniffedBytes = 512
}
