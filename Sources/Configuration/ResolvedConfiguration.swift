/// The configuration as resolved: a value for every setting, each with where it came from.
package struct ResolvedConfiguration: Sendable {
    /// The system's file. Test settings are refused there: a guard that is off by mistake is the worst fault we can ship.
    package static let systemPath = "/etc/zhalan/zhalan.toml"

    private let values: [String: (value: Setting.Value, origin: Origin)]
    /// The file that was read, or `nil` for built-in defaults alone.
    package let path: String?

    /// Built-in defaults, and on top the file if one is given.
    package init(path: String?) throws(ConfigurationError) {
        var file: ConfigurationFile?
        if let path { file = try ConfigurationFile(path: path) }
        try self.init(file: file)
    }

    /// Built-in defaults with a configuration text on top, named for messages.
    package init(text: String, named path: String) throws(ConfigurationError) {
        try self.init(file: try ConfigurationFile(text: text, path: path))
    }

    private init(file: ConfigurationFile?) throws(ConfigurationError) {
        path = file?.path
        var values: [String: (Setting.Value, Origin)] = [:]
        for setting in Setting.all {
            if let file, let set = file.values[setting.key] {
                values[setting.key] = (set.value, .file(file.path, line: set.line))
            } else {
                values[setting.key] = (setting.standard, .builtIn)
            }
        }
        self.values = values
        if let file, file.path == ResolvedConfiguration.systemPath, !testPermit.isEmpty || !testHosts.isEmpty {
            throw ConfigurationError(
                "\(file.path): crawl.test_permit and crawl.test_hosts are for tests and refused in the system's configuration",
                hint: "put them into another file and name it with --config")
        }
        if rpzOrigin.utf8.count > 40 || rpzOrigin.isEmpty {
            throw ConfigurationError(
                "publish.rpz_origin has \(rpzOrigin.utf8.count) characters; 1 to 40 are allowed",
                hint: "every character of it shortens the longest name that the zone can hold")
        }
    }

    /// Every setting with its value and origin, in the order of the table.
    package var all: [(setting: Setting, value: Setting.Value, origin: Origin)] {
        Setting.all.compactMap { setting in values[setting.key].map { (setting, $0.value, $0.origin) } }
    }

    package func origin(of key: String) -> Origin { values[key]?.origin ?? .builtIn }

    private func value(_ key: String) -> Setting.Value {
        guard let found = values[key]?.value else { preconditionFailure("setting \(key) is not in the table") }
        return found
    }

    private func int(_ key: String) -> Int { if case .int(let found) = value(key) { found } else { 0 } }
    private func bool(_ key: String) -> Bool { if case .bool(let found) = value(key) { found } else { false } }
    private func number(_ key: String) -> Double { if case .number(let found) = value(key) { found } else { 0 } }
    private func text(_ key: String) -> String { if case .text(let found) = value(key) { found } else { "" } }
    private func texts(_ key: String) -> [String] { if case .texts(let found) = value(key) { found } else { [] } }
    private func map(_ key: String) -> [String: String] { if case .map(let found) = value(key) { found } else { [:] } }

    package var userAgent: String { text("crawl.user_agent") }
    package var userAgentMobile: String { text("crawl.user_agent_mobile") }
    package var userAgentInApp: String { text("crawl.user_agent_in_app") }
    package var contact: String { text("crawl.contact") }
    package var visitors: [String] { texts("crawl.visitors") }
    package var referrer: String { text("crawl.referrer") }
    package var wellKnown: [String] { texts("crawl.well_known") }
    package var perAddressParallel: Int { int("crawl.per_address_parallel") }
    package var fetchesIcon: Bool { bool("crawl.favicon") }
    package var assets: Int { int("crawl.assets") }
    package var inFlight: Int { int("crawl.in_flight") }
    package var perHostParallel: Int { int("crawl.per_host_parallel") }
    package var perHostSeconds: Double { number("crawl.per_host_seconds") }
    package var perHostPerRun: Int { int("crawl.per_host_per_run") }
    package var linksPerRun: Int { int("crawl.links_per_run") }
    package var revisitHours: Int { int("crawl.revisit_hours") }
    package var resolvers: [String] { texts("crawl.resolvers") }
    package var caFile: String? { text("crawl.ca_file").isEmpty ? nil : text("crawl.ca_file") }
    package var testPermit: [String] { texts("crawl.test_permit") }
    package var testHosts: [String: String] { map("crawl.test_hosts") }

    package var keepsEvidence: Bool { bool("evidence.keep") }
    package var evidenceDays: Int { int("evidence.keep_days") }
    package var evidenceMegabytes: Int { int("evidence.keep_megabytes") }
    package var patrolLookalikes: Int { int("patrol.lookalikes_per_run") }
    package var patrolLinks: Int { int("patrol.links_per_run") }
    package var patrolFetches: Int { int("patrol.fetches_per_run") }

    package var automatic: Bool { bool("decide.automatic") }
    package var threshold: Int { int("decide.threshold") }
    package var approvals: Int { int("decide.approvals") }
    package var expireDays: Int { int("decide.expire_days") }
    package var expireDaysURL: Int { int("decide.expire_days_url") }

    package var emergencyHours: Int { int("decide.emergency_hours") }
    package var automaticExcept: [String] { texts("decide.automatic_except") }
    package var automaticPerRun: Int { int("decide.automatic_per_run") }
    package var authorities: [String] { texts("decide.authorities") }

    package var acknowledgeHours: Int { int("appeal.acknowledge_hours") }
    package var appealDecideHours: Int { int("appeal.decide_hours") }
    package var appealAllowDays: Int { int("appeal.allow_days") }
    package var keepContactDays: Int { int("appeal.keep_contact_days") }
    package var reviewers: [String] { texts("appeal.reviewers") }

    package var maxShrink: Double { number("publish.max_shrink") }
    package var maxGrowth: Double { number("publish.max_growth") }
    package var keepReleases: Int { int("publish.keep_releases") }
    package var rpzOrigin: String { text("publish.rpz_origin") }
    package var title: String { text("publish.title") }
    package var licence: String { text("publish.licence") }
    package var appeal: String { text("publish.appeal") }
    package var ownNames: [String] { texts("publish.own_names") }
    package var validHours: Int { int("publish.valid_hours") }
    package var signingKey: String { text("publish.signing_key") }
    package var publicKey: String { text("publish.public_key") }
    package var securityContacts: [String] { texts("publish.security_contacts") }
    package var securityCanonical: String { text("publish.security_canonical") }

    package var probeResolvers: [String] { texts("probe.resolvers") }
    package var probeSamples: Int { int("probe.samples") }
    package var probeSeconds: Double { number("probe.seconds") }

    package var deployFiles: [String: String] { map("deploy.files") }
    package var deployAddresses: [String: String] { map("deploy.addresses") }
    package var deployControls: [String: String] { map("deploy.controls") }
    package var deployPatience: Int { int("deploy.patience_seconds") }
}
