import CSystem

/// The limit of open files, which bounds the transfers at once: each costs a socket.
enum OpenFiles {
    /// Kept free for the database, pipes to the page readers, and sockets of the name resolver.
    private static let reserve = 192

    /// Raises the limit to the hard one and says how many transfers fit.
    static func transfers(wanted: Int) -> Int {
        let limit = Int(clamping: crawl_raise_open_files())
        return limit < 0 ? wanted : max(1, min(wanted, limit - reserve))
    }
}
