/// What the sample web answers: a resource by host, path and kind of browser.
package struct SampleAnswers: Sendable {
    private let resources: [String: [SampleResource]]

    /// - Parameter removed: facts that every site is served without.
    package init(sites: [SampleSite], without removed: Set<SampleFact> = []) {
        resources = Dictionary(grouping: sites.flatMap { $0.resources(without: removed) }, by: \.host)
    }

    /// Every host name that is served, the stops of redirects included, sorted.
    package var hosts: [String] { resources.keys.sorted() }

    /// The answer to a request; `nil` for an unknown host or path.
    /// - Parameters:
    ///   - host: the `Host` header: with or without a port, in any case.
    ///   - path: without the query.
    ///   - userAgent: phones are told by `Mobile` in it.
    package func resource(host: String, path: String, userAgent: String) -> SampleResource? {
        let isMobile = userAgent.contains("Mobile")
        return resources[host.prefix { $0 != ":" }.lowercased()]?.first { resource in
            resource.path == path && (resource.audience == .everyone || (resource.audience == .mobile) == isMobile)
        }
    }
}
