/// What stops a run of the crawler; the fate of one link is a `FetchOutcome`.
package enum CrawlError: Error, Equatable, Sendable {
    /// libcurl could not be started, or lacks an option that keeps us safe.
    case library(String)
    /// The loop over all transfers failed.
    case loop(String)
    /// The name resolver could not be started.
    case resolver(String)

    /// A short stable word for counters.
    package var label: String {
        switch self {
        case .library: "curl-library"
        case .loop: "curl-loop"
        case .resolver: "resolver"
        }
    }

    /// The next step.
    package var hint: String {
        switch self {
        case .library, .loop: "libcurl 7.87 or newer with TLS is needed; see `curl --version` and the system's log"
        case .resolver: "c-ares 1.18 or newer is needed; see `[crawl] resolvers` and /etc/resolv.conf"
        }
    }
}

extension CrawlError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .library(let what): "libcurl cannot be used: \(what)"
        case .resolver(let servers): "c-ares cannot ask \(servers)"
        case .loop(let what): "libcurl's transfer loop failed: \(what)"
        }
    }
}
