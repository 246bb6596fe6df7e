/// Every number that bounds the crawler, each with its reason. The one place: nothing else in this room holds such a number.
///
/// The figures stand against hostile servers: whatever a server does, a link costs at most these bytes, seconds and requests.
package struct CrawlLimits: Hashable, Sendable {
    /// Decoded bytes of a page that are kept; more makes the outcome `truncated`. 2 MiB: fraud pages are below 1 MB, and a tree of
    /// 2 MiB costs the parser about 72 MB.
    package var bodyBytes = 2 << 20
    /// Bytes of an announced body that room is made for before it comes. 64 KiB: a usual page; who announces more and sends less
    /// costs no more memory than that.
    package var reservedBodyBytes = 64 << 10
    /// Decoded bytes of a file beside a page. 100 KiB: icons have a tenth of it, and a page's own scripts hardly more.
    package var assetBytes = 100 << 10
    /// Bytes that a link's servers may send over all hops, counted at the socket. 8 MiB: four times the body, for pages that
    /// are not compressed well, and a hard end to floods that never become body (chunk extensions, one-byte chunks).
    package var wireBytes = 8 << 20
    /// Bytes of header lines of one answer, interim answers and trailers included. 256 KB: browsers give up at about the same.
    package var headerBytes = 256_000
    /// Requests that may follow the first one: redirects, `Refresh` headers and meta refreshes together, and the unverified
    /// fetch. 8: shorteners and cloakers use three to five; each costs up to a round trip of the one deadline.
    package var hops = 8
    /// Seconds for one TCP and TLS connection. 5: the slowest honest hosts need three.
    package var connectSeconds = 5.0
    /// Seconds for the name lookup, over all tries. 5: a resolver's usual two seconds, and once more.
    package var dnsSeconds = 5.0
    /// Seconds for a link, over all its hops and their waiting for a free place. 25: what a victim waits, and what keeps a
    /// run's length known.
    package var totalSeconds = 25.0
    /// A transfer slower than this many bytes a second…
    package var lowSpeedBytes = 100
    /// …for this many seconds is cut: a server that drips holds a place for 10 s and not for 25.
    package var lowSpeedSeconds = 10
    /// Ports that may be connected to. Web servers' own four; others belong to mail, databases and printers of bystanders.
    package var ports: [UInt16] = [80, 443, 8080, 8443]
    /// Transfers to one host at once. 2: less than one browser.
    package var perHostParallel = 2
    /// Seconds between the beginnings of two links of one host. 0.5: what a person's clicks are apart; what one link needs
    /// (redirects, other visitors) goes at once, since its deadline runs.
    package var perHostSeconds = 0.5
    /// Transfers to one address at once, whatever names lead to it. 16: hosters put a thousand fraud sites on one address, and
    /// that machine is a bystander's too; test permits are not counted, as samples share addresses.
    package var perAddressParallel = 16
    /// Transfers at once. 5,000: half of all reported links are dead or stall, and wait without cost; a place costs some 30 KB.
    /// The limit of open files may make it less.
    package var inFlight = 5_000
    /// Names that are looked up at once. 512: what a resolver on the same machine answers within a second.
    package var lookups = 512
    /// Of these, names whose questions may still wait in the resolver's socket. 100: two datagrams each, and a socket of Linux's
    /// usual size holds some 270 before it drops what comes.
    package var youngLookups = 100
    /// Seconds after which a question has surely been read from that socket, and another may be sent. 0.25: a dead zone, whose
    /// answer takes seconds, holds nobody up.
    package var youngLookupSeconds = 0.25
    /// Seconds that a name's addresses are used again within a run. 30: twenty links of one host ask once; shorter than what
    /// attackers gain by turning a name, since each use is judged again anyway.
    package var nameSeconds = 30.0
    /// Decoded bytes of all bodies in flight together. 48 MiB: beyond, the largest is cut, so that many pages that are large on
    /// purpose cost memory to none but each other.
    package var allBodiesBytes = 48 << 20
    /// Requests read ahead from the caller's sequence. 4,096: enough hosts to keep the places busy, little memory.
    package var readAhead = 4_096
    /// Bytes that the kernel may hold for one socket. 128 KiB (Linux doubles it): what is unread cannot pass the wire limit by far.
    package var socketBufferBytes = 128 << 10
    /// Readings of a transfer before what its sockets received is looked at. 2: a usual page has no more and costs no look. In a
    /// reading libcurl goes on while something is there, up to a hundred times, so a server passes the wire limit by 4 MiB at most.
    static let readingsWithoutLook = 2
    /// Between two looks at what a socket received. 1 ms: even a server on the same machine passes the wire limit by little.
    static let socketLook = Duration.milliseconds(1)
    /// Bytes that libcurl reads at once. 20 KiB: a page of 20 KB and its head in one read, a twentieth less work than with 16 KiB;
    /// 32 KiB win nothing more, and each KiB costs 5 MiB with 5,000 links in flight.
    package var readBufferBytes = 20 << 10
    /// Bytes that libcurl sends at once. 16 KiB: its least.
    package var sendBufferBytes = 16 << 10
    /// The longest wait of a `Refresh` header that is followed, in seconds. 15: victims wait that long; pages that reload
    /// themselves every minute are not redirects.
    package var refreshSeconds = 15
    /// The greatest `Content-Length` that is taken for meant: 1 TiB. More is an attack on the reader's arithmetic.
    package var contentLength: UInt64 = 1 << 40
    /// Freed memory that the process keeps for the next bodies. 32 MiB: what a burst of usual pages takes.
    package var keptMemoryBytes = 32 << 20
    /// Blocks of memory up to this size are kept so. 1 MiB: nearly all pages; larger ones go back to the kernel at once.
    package var keptBlockBytes = 1 << 20
    /// Header lines of one answer. 1,000: the longest honest ones have eighty.
    package var headerLines = 1_000
    /// Bytes of a header's value that are kept. 8,192: the longest web address that is read.
    package var keptHeaderBytes = 8_192

    /// Bytes of requests' and answers' heads that are kept of one link as evidence. 64 KiB: honest chains have ten; of longer ones
    /// the last are left out.
    package var keptHeadsBytes = 64 << 10

    package init() {}
}
