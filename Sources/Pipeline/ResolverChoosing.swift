import Crawler
import DomainNames
import Store
import Vocabulary

/// Finds out, before a run, which resolvers may be asked: one that hides what we list would make every listed site look gone.
struct ResolverChoosing {
    /// What can be made of the resolvers that are left.
    enum Trust: Equatable {
        /// What they do not know does not exist.
        case clean
        /// They know no well-known name: what they do not know says nothing.
        case doubtful
        /// Each of them hides what we list.
        case none
    }

    struct Choice {
        /// Who is asked; empty is the system's resolver, or nobody where the trust is `none`.
        let resolvers: [ResolverAddress]
        let trust: Trust
    }

    /// Listed names that a resolver is asked for before a run.
    private static let checkedListings = 8

    let settings: CrawlSettings
    /// Names that every resolver knows.
    let wellKnown: [DomainName]
    /// Canary names of the newest release: they resolve nowhere but at a resolver that loaded it.
    let canaries: [DomainName]

    func choose(store: StateStore, at now: Timestamp, observer: RunObserver) throws -> Choice {
        let listed = try store.liveListedHosts(at: now, limit: ResolverChoosing.checkedListings)
            .compactMap { try? DomainName($0) }
        let check = ResolverCheck(canaries: canaries, listed: listed, wellKnown: wellKnown)
        do throws(CrawlError) {
            if settings.resolvers.isEmpty {
                let finding = try check.finding(of: nil, limits: settings.limits)
                if finding == .filtering {
                    observer(
                        .warning(
                            "the system's resolver filters our own list: no listed site is called gone in this run; set crawl.resolvers"
                        ))
                }
                return Choice(resolvers: [], trust: finding == .clean ? .clean : .doubtful)
            }
            var clean: [ResolverAddress] = []
            var doubtful: [ResolverAddress] = []
            for resolver in settings.resolvers {
                switch try check.finding(of: resolver, limits: settings.limits) {
                case .clean: clean.append(resolver)
                case .doubtful: doubtful.append(resolver)
                case .filtering: observer(.warning("crawl.resolvers: \(resolver) filters our own list and is not asked"))
                }
            }
            if clean.isEmpty, doubtful.isEmpty { return Choice(resolvers: [], trust: .none) }
            return clean.isEmpty ? Choice(resolvers: doubtful, trust: .doubtful) : Choice(resolvers: clean, trust: .clean)
        } catch { throw PipelineError(error) }
    }
}

extension Installation {
    func resolverChoosing() throws -> ResolverChoosing {
        ResolverChoosing(settings: try crawlSettings(), wellKnown: try wellKnownNames(), canaries: [])
    }
}
