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
            settings.limits.perAddressParallel = configuration.perAddressParallel
            settings.agents.desktop =
                configuration.userAgent.isEmpty ? AgentTable.honest(contact: configuration.contact) : configuration.userAgent
            if !configuration.userAgentMobile.isEmpty { settings.agents.mobile = configuration.userAgentMobile }
            if !configuration.userAgentInApp.isEmpty { settings.agents.inApp = configuration.userAgentInApp }
            settings.visitors = try configuration.visitors.map(Installation.visitor)
            if settings.visitors.isEmpty { _ = try Installation.visitor("") }
            if !configuration.referrer.isEmpty {
                settings.referrer = try Installation.setting("referrer", configuration.referrer) { try WebAddress($0) }
            }
            return settings
        } catch let error as PipelineError {
            throw error
        } catch let error as CrawlConfigurationError {
            throw PipelineError(.configuration, "\(configuration.path ?? "configuration"): \(error)", hint: error.hint)
        }
    }

    private static func visitor(_ name: String) throws -> AgentProfile {
        if let profile = AgentProfile(rawValue: name) { return profile }
        throw PipelineError(
            .configuration, "[crawl] visitors: \"\(PlainText.escaped(name, limit: 40))\" is no visitor",
            hint: "available: \(AgentProfile.allCases.map(\.rawValue).joined(separator: ", "))")
    }

    /// A value of `[crawl]`, read as what it must be.
    private static func setting<T>(_ key: String, _ text: String, _ read: (String) throws -> T) throws -> T {
        do { return try read(text) } catch {
            throw PipelineError(.configuration, "[crawl] \(key): \"\(PlainText.escaped(text, limit: 80))\": \(error)")
        }
    }

    /// Names that every resolver knows.
    func wellKnownNames() throws -> [DomainName] {
        try configuration.wellKnown.map { try Installation.setting("well_known", $0) { try DomainName($0) } }
    }

    /// Sentences that every run must tell: that guards are loosened for tests.
    package var warnings: [String] {
        var warnings: [String] = []
        if !configuration.testPermit.isEmpty {
            warnings.append("crawl.test_permit is set: the crawler may reach \(configuration.testPermit.joined(separator: ", "))")
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
