/// The numbers of this room, each once.
package enum FeedLimits {
    /// The most bytes of a list as it comes over the wire, packed or not: 256 MiB. The largest published list has some 100 MB.
    package static let wireBytes = 256 << 20
    /// The most bytes that a packed list may unpack to: 512 MiB, twice the largest that may come unpacked.
    package static let unpackedBytes = 512 << 20
    /// Seconds for fetching one list: ten minutes, what 100 MB take at 170 KB a second.
    package static let seconds = 600.0
    /// A list that comes slower than this many bytes a second…
    package static let slowBytes = 1_000
    /// …for this many seconds is cut: 100 MB at that speed would take a day.
    package static let slowSeconds = 30
    /// The least share of a list's statements that must be understood: half. A page or another format has fewer; lists for
    /// browsers have many rules that no resolver can hold, and those count as understood.
    package static let understoodShare = 0.5
    /// The most names or addresses of one feed: 20 million, four times the largest published list. It bounds memory at about
    /// 1 GB while a snapshot is made.
    package static let entries = 20_000_000
    /// The most different sets of origins that one snapshot keeps apart; what comes later is told by the feed's own name.
    package static let originSets = 4_096
    /// The most text of a snapshot's metadata, in bytes.
    static let metadataBytes = 4 << 20
    /// The longest text of one metadata value, in scalars: an ETag or a date as the server sent it.
    package static let validatorScalars = 500
}
