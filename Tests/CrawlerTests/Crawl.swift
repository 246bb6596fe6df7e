import Crawler
import DomainNames
import Vocabulary

/// Fetches addresses with settings made for a test and gives their outcomes in the order of the addresses.
struct Crawl {
    var settings: CrawlSettings

    init(permit: [String] = [], hosts: [String: String] = [:]) throws {
        settings = try CrawlSettings(testPermit: permit, testHosts: hosts)
        // Tests of slow servers need not wait as long as victims do.
        settings.limits.totalSeconds = 10
        // Many links of one host, each a test of its own.
        settings.limits.perHostSeconds = 0
    }

    func callAsFunction(_ address: String) throws -> FetchOutcome {
        try self([address])[0]
    }

    func callAsFunction(_ addresses: [String]) throws -> [FetchOutcome] {
        let requests = try addresses.enumerated().map { FetchRequest(id: $0.offset, address: try WebAddress($0.element)) }
        var outcomes: [Int: FetchOutcome] = [:]
        try PageFetcher(settings: settings).fetch(requests) { request, outcome in
            outcomes[request.id] = outcome
            return []
        }
        return addresses.indices.compactMap { outcomes[$0] }
    }
}
