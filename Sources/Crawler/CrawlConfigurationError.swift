import Vocabulary

/// A value of the `[crawl]` section that cannot be used; it stops the run before anything is fetched.
package enum CrawlConfigurationError: Error, Equatable, Sendable {
    case permit(String, String)
    case testHost(String, String)
    case resolver(String)

    /// A short stable word for counters.
    package var label: String {
        switch self {
        case .permit: "test-permit"
        case .testHost: "test-hosts"
        case .resolver: "resolvers"
        }
    }

    /// The next step.
    package var hint: String {
        switch self {
        case .permit:
            "allowed are loopback addresses and prefixes from /16 on with a port or ports: \"127.0.0.2:8480\", "
                + "\"127.0.0.0/16:8000-8100\", \"[::1]:8480\""
        case .testHost: "write test_hosts = { \"bank.example\" = \"127.0.0.2:8480\" } and permit 127.0.0.2:8480 in test_permit"
        case .resolver: "write the address of a resolver, such as \"9.9.9.9\", \"127.0.0.1:5353\" or \"[2620:fe::fe]:53\""
        }
    }
}

extension CrawlConfigurationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .permit(let text, let fault): "[crawl] test_permit: \"\(PlainText.escaped(text, limit: 80))\" \(fault)"
        case .testHost(let name, let fault):
            "[crawl] test_hosts: \"\(PlainText.escaped(name, limit: 80))\": \(PlainText.escaped(fault, limit: 160))"
        case .resolver(let text):
            "[crawl] resolvers: \"\(PlainText.escaped(text, limit: 80))\" is not an IP address, with or without a port"
        }
    }
}
