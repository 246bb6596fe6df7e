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
    /// Whose account this runs under.
    package let actor: Actor

    package init(
        configuration: ResolvedConfiguration, state: StateDirectory, listsPath: String, parserPath: String, now: Timestamp,
        actor: Actor = .zhalan
    ) {
        self.actor = actor
        self.configuration = configuration
        self.state = state
        self.listsPath = listsPath
        self.parserPath = parserPath
        self.now = now
    }

    /// Opens the store; makes the state directory on first use. Settings that changed since are told to the audit log.
    package func openStore() throws -> StateStore {
        try checkDecisions()
        try state.prepare()
        do {
            let store = try StateStore(path: state.database)
            try store.noteSettings(
                configuration.all.map { ($0.setting.key, $0.value.description, $0.origin.description) }, actor: actor, now: now)
            return store
        } catch {
            throw PipelineError(.state, error.description, hint: error.hint)
        }
    }

    /// Opens the store to look at it: also where this user, or this disk, lets nobody write.
    package func openStoreForReading() throws -> StateStore {
        guard StateDirectory.isReadOnly(state.database) else { return try openStore() }
        do { return try StateStore(readOnly: state.database) } catch {
            throw PipelineError(.state, error.description, hint: error.hint)
        }
    }

    package func crawlSettings() throws -> CrawlSettings {
        do {
            var settings = try CrawlSettings(
                testPermit: configuration.testPermit, testHosts: configuration.testHosts, resolvers: configuration.resolvers)
            settings.fetchesIcon = configuration.fetchesIcon
            settings.assets = configuration.assets
            settings.limits.inFlight = configuration.inFlight
            settings.limits.perHostParallel = configuration.perHostParallel
            settings.limits.perHostSeconds = configuration.perHostSeconds
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
            hint: KnownWords(AgentProfile.allCases.map(\.rawValue)).hint(for: name))
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
    package func nameGuard(_ lists: ClassifierLists) throws -> NameGuard { try nameGuard(GuardLists(lists)) }

    func nameGuard(_ lists: GuardLists) throws -> NameGuard {
        var own: [DomainName] = []
        for text in configuration.ownNames {
            do { own.append(try DomainName(text)) } catch {
                throw PipelineError(
                    .configuration, "\(configuration.origin(of: "publish.own_names")): \"\(text)\" is not a name: \(error)")
            }
        }
        return NameGuard(critical: lists.protected, own: own, shared: lists.shared)
    }

    /// Whether every type that `[decide] automatic_except` names is one: a slip there would list what was to be left to people.
    package func checkDecisions() throws(PipelineError) {
        for text in configuration.automaticExcept where FraudType(rawValue: text) == nil {
            throw PipelineError(
                .configuration,
                "\(configuration.origin(of: "decide.automatic_except")): \"\(PlainText.escaped(text, limit: 40))\" is no fraud type",
                hint: KnownWords(FraudType.allCases.map(\.rawValue)).hint(for: text))
        }
    }

    package var policy: DecisionPolicy {
        DecisionPolicy(
            automatic: configuration.automatic, threshold: configuration.threshold, approvals: configuration.approvals,
            excludedTypes: Set(configuration.automaticExcept.compactMap(FraudType.init(rawValue:))),
            automaticPerRun: configuration.automaticPerRun)
    }

    package var expiry: ListingExpiry {
        ListingExpiry(
            nameDays: configuration.expireDays, addressDays: configuration.expireDaysURL,
            emergencyHours: configuration.emergencyHours)
    }

    package var appealRules: AppealRules {
        AppealRules(
            acknowledgeHours: configuration.acknowledgeHours, decideHours: configuration.appealDecideHours,
            allowDays: configuration.appealAllowDays, keepContactDays: configuration.keepContactDays,
            reviewers: configuration.reviewers)
    }
}
