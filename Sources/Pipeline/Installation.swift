import Classifier
import Configuration
import Crawler
import DomainNames
import Protection
import Store
import Vocabulary

/// One installation as a run sees it: configuration, state on disk, shipped lists, programs, and the clock.
package struct Installation: Sendable {
    /// The name and version that manifests and verdicts carry.
    package static let version = "0.1.0"

    package let configuration: ResolvedConfiguration
    package let state: StateDirectory
    package let listsPath: String
    /// The page reader's program, `zhalan-parser`.
    package let parserPath: String
    package let now: Timestamp

    package init(
        configuration: ResolvedConfiguration, state: StateDirectory, listsPath: String, parserPath: String, now: Timestamp
    ) {
        self.configuration = configuration
        self.state = state
        self.listsPath = listsPath
        self.parserPath = parserPath
        self.now = now
    }

    /// Opens the store; makes the state directory on first use.
    package func openStore() throws -> StateStore {
        try state.prepare()
        do { return try StateStore(path: state.database) } catch {
            throw PipelineError(.state, error.description, hint: error.hint)
        }
    }

    package func crawlSettings() throws -> CrawlSettings {
        do {
            var settings = try CrawlSettings(
                testPermit: configuration.testPermit, testHosts: configuration.testHosts, resolvers: configuration.resolvers)
            settings.limits.inFlight = configuration.inFlight
            settings.limits.perHostParallel = configuration.perHostParallel
            settings.caFile = configuration.caFile
            if !configuration.userAgent.isEmpty { settings.agents.desktop = configuration.userAgent }
            return settings
        } catch {
            throw PipelineError(.configuration, "\(configuration.path ?? "configuration"): \(error)", hint: error.hint)
        }
    }

    /// Sentences that every run must tell: that guards are loosened for tests, and what is set without effect.
    package var warnings: [String] {
        var warnings: [String] = []
        if !configuration.testPermit.isEmpty {
            warnings.append("crawl.test_permit is set: the crawler may reach \(configuration.testPermit.joined(separator: ", "))")
        }
        if !configuration.resolvers.isEmpty {
            warnings.append("crawl.resolvers has no effect yet: names are looked up by the system's resolver")
        }
        return warnings
    }

    /// What may be listed wherever: without the state, as `convert` asks.
    package func nameGuard(_ lists: ClassifierLists) throws -> NameGuard {
        var own: [DomainName] = []
        for text in configuration.ownNames {
            do { own.append(try DomainName(text)) } catch {
                throw PipelineError(
                    .configuration, "\(configuration.origin(of: "publish.own_names")): \"\(text)\" is not a name: \(error)")
            }
        }
        return NameGuard(critical: lists.protected, own: own, shared: lists.shared)
    }

    package var policy: DecisionPolicy {
        DecisionPolicy(
            automatic: configuration.automatic, threshold: configuration.threshold, approvals: configuration.approvals)
    }

    package var expiry: ListingExpiry {
        ListingExpiry(nameDays: configuration.expireDays, addressDays: configuration.expireDaysURL)
    }
}
