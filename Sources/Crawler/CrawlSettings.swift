import DomainNames

/// What the operator can set about the crawler.
package struct CrawlSettings: Sendable {
    package var limits = CrawlLimits()
    package var agents = AgentTable()
    /// Sent as `Accept-Language`; pages that speak to their victims' language answer others with a blank.
    package var acceptLanguage = "zh-CN,zh;q=0.9,en;q=0.8"
    /// Who visits a lead, in this order; those behind the second only where the first two saw nothing that tells.
    package var visitors = AgentProfile.allCases
    /// The page that visitors behind the first two seem to come from, or `nil` for none: some pages show themselves only to
    /// those who come from a search.
    package var referrer: WebAddress?
    /// Whether a page's icon is fetched and hashed, where it lies on the page's own host.
    package var fetchesIcon = true
    /// Scripts and styles of a page that are fetched and hashed, of the page's own host alone.
    package var assets = 0
    /// Whether each exchange's heads are kept in the outcome's evidence, as they went over the wire.
    package var keepsExchanges = false
    /// A file of certificates of authorities instead of the system's, or `nil`.
    package var caFile: String?
    /// Resolvers that do not filter our own lists; empty asks the system's.
    package var resolvers: [ResolverAddress] = []
    /// Loopback addresses of tests.
    package private(set) var testPermits: [TestPermit] = []
    /// Names of sample sites.
    package private(set) var testHosts: TestHosts
    /// Gives the addresses of a name in place of `resolvers`; an empty answer means that the name does not exist.
    ///
    /// Called on the fetcher's thread before each request to a name, so it must answer from memory. What it answers is judged
    /// by the address guard like any other answer.
    package var lookup: (@Sendable (DomainName) -> [IPAddress])?

    /// - Throws: `CrawlConfigurationError`, which names the entry and says what is allowed.
    package init(
        testPermit: [String] = [], testHosts: [String: String] = [:], resolvers: [String] = []
    ) throws(CrawlConfigurationError) {
        for text in testPermit { testPermits.append(try TestPermit(text)) }
        self.testHosts = try TestHosts(testHosts, permits: testPermits)
        for text in resolvers {
            guard let resolver = ResolverAddress(text) else { throw .resolver(text) }
            self.resolvers.append(resolver)
        }
    }

    package var addressGuard: AddressGuard { AddressGuard(ports: limits.ports, permits: testPermits) }
}
