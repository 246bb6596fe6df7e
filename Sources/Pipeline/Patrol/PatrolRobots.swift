import Crawler
import DomainNames
import Vocabulary

/// Asks each site that a patrol came upon whether it lets robots in: nobody asked for these pages, so their owners are.
struct PatrolRobots {
    /// The product token of our User-Agent (RFC 9309 §2.2.1).
    private static let robot = "Zhalan"

    private let settings: CrawlSettings

    init(settings: CrawlSettings) {
        var settings = settings
        settings.limits.bodyBytes = RobotsRules.mostBytes
        self.settings = settings
    }

    /// The finds whose site allows their page, at most so many asked; the others are told.
    ///
    /// - Returns: the finds, each with the scheme that its site answered to, and how many sites were asked.
    func allowed(
        _ finds: [PatrolFind], atMost budget: Int, shouldStop: () -> Bool, _ tell: (PatrolFind, PatrolFate) -> Void
    ) throws -> (finds: [PatrolFind], asked: Int) {
        for find in finds.dropFirst(budget) { tell(find, .postponed) }
        let asked = Array(finds.prefix(budget))
        var allowed: [Int: PatrolFind] = [:]
        do {
            try PageFetcher(settings: settings).fetch(
                asked.indices.map {
                    FetchRequest(id: $0, address: PatrolRobots.file(asked[$0].address), purpose: PatrolRobots.whole)
                },
                shouldStop: shouldStop
            ) { request, outcome in
                let find = asked[request.id]
                if let rules = PatrolRobots.rules(outcome) {
                    let address = find.address.with(request.address.scheme)
                    if rules.allows(address.target) {
                        allowed[request.id] = PatrolFind(address: address, name: find.name, origin: find.origin, note: find.note)
                    } else {
                        tell(find, .robots)
                    }
                    return []
                }
                // Nothing on this scheme's port: the other is tried once.
                if [.unreachable, .timeout, .tls].contains(outcome.kind), request.address.scheme == find.address.scheme {
                    let other = find.address.with(find.address.scheme == .http ? .https : .http)
                    if other != find.address {
                        return [FetchRequest(id: request.id, address: PatrolRobots.file(other), purpose: PatrolRobots.whole)]
                    }
                }
                tell(find, .robots)
                return []
            }
        } catch { throw PipelineError(error) }
        return (allowed.sorted { $0.key < $1.key }.map(\.value), asked.count)
    }

    private static let whole = FetchRequest.Purpose.document(entityTag: nil, lastModified: nil)

    private static func file(_ address: WebAddress) -> WebAddress {
        WebAddress(scheme: address.scheme, host: address.host, port: address.port, path: "/robots.txt", query: nil)
    }

    /// The rules that an answer makes: without a file all is allowed (RFC 9309 §2.3.1.3), without an answer nothing (§2.3.1.4).
    private static func rules(_ outcome: FetchOutcome) -> RobotsRules? {
        guard outcome.kind == .ok || outcome.kind == .truncated, let status = outcome.status else { return nil }
        switch status {
        case 200...299: return RobotsRules(outcome.body, robot: robot)
        case 400...499: return RobotsRules([], robot: robot)
        default: return nil
        }
    }
}

extension WebAddress {
    /// The same page under another scheme; an address with a port of its own has no other.
    fileprivate func with(_ scheme: Scheme) -> WebAddress {
        port == nil ? WebAddress(scheme: scheme, host: host, port: nil, path: path, query: query) : self
    }
}
