import Classifier
import Crawler
import Digests
import Foundation
import ListFormats
import Protection
import Store
import Vocabulary

/// The runs, each with what it needs from this installation.
extension Installation {
    package func crawlRun(store: StateStore) throws -> CrawlRun {
        // A crawl runs without lists, too: the order of its visits is then what reporters say.
        let model = try (try? ListsDirectory(path: listsPath))?.model()?.model.address
        return CrawlRun(
            store: store, state: state, settings: try crawlSettings(), parserPath: parserPath,
            limits: .init(
                links: configuration.linksPerRun, perHost: configuration.perHostPerRun, revisitHours: configuration.revisitHours),
            resolvers: try resolverChoosing(store: store), rank: LeadRank(model: model, now: now),
            evidence: configuration.keepsEvidence ? evidenceDesk(store: store) : nil, now: now)
    }

    package func classifyRun(store: StateStore) throws -> ClassifyRun {
        let (lists, digest, digestWithoutModel) = try ListsDirectory(path: listsPath).load(withModel: true)
        // The lists decide as much as the settings do: a change of them is told in the same way.
        try store.noteSettings([("lists", digest, listsPath)], actor: actor, now: now)
        let nameGuard = try nameGuard(lists, store: store)
        return ClassifyRun(
            store: store, scorer: FraudScorer(lists: lists, guard: nameGuard), nameGuard: nameGuard, policy: policy,
            expiry: expiry,
            basis: "\(Installation.version) \(digest)\(nameGuard.popularDigest)", listsDigest: digestWithoutModel, now: now)
    }

    package func reviewDesk(store: StateStore) throws -> ReviewDesk {
        let lists = try ListsDirectory(path: listsPath).guardLists()
        return ReviewDesk(store: store, policy: policy, expiry: expiry, nameGuard: try nameGuard(lists, store: store))
    }

    package func protectDesk() throws -> ProtectDesk {
        let lists = try ListsDirectory(path: listsPath).load().lists
        let popular = try PopularShelf(state).load()
        return ProtectDesk(lists: lists, popular: popular, nameGuard: try nameGuard(lists).holding(popular), now: now)
    }

    /// The caller's state directory is made if need be.
    package func popularImport() throws -> PopularImport {
        try state.prepare()
        return PopularImport(shelf: PopularShelf(state), now: now)
    }

    package func inspection() throws -> Inspection { Inspection(settings: try crawlSettings(), parserPath: parserPath) }

    package func intakeRun(store: StateStore, source: String) -> IntakeRun {
        IntakeRun(store: store, source: source, now: now, marker: state.dueForCrawl)
    }

    package func inboxRun(store: StateStore) -> InboxRun {
        InboxRun(state: state, intake: intakeRun(store: store, source: "inbox"))
    }

    package func publishRun(store: StateStore, options: PublishRun.Options = .init()) throws -> PublishRun {
        let (lists, digest, _) = try ListsDirectory(path: listsPath).load()
        return PublishRun(
            installation: self, store: store, nameGuard: try nameGuard(lists, store: store), listsDigest: digest,
            options: options)
    }

    package func compileRun(store: StateStore) throws -> CompileRun {
        let lists = try ListsDirectory(path: listsPath).guardLists()
        return CompileRun(installation: self, store: store, nameGuard: try nameGuard(lists, store: store))
    }

    /// The list engine alone: no state is touched.
    package func convertRun(_ options: ConvertRun.Options) throws -> ConvertRun {
        let lists = try ListsDirectory(path: listsPath).guardLists()
        return ConvertRun(options: options, nameGuard: try nameGuard(lists), now: now)
    }

    package func listLint(_ options: ListLint.Options) throws -> ListLint {
        let lists = try ListsDirectory(path: listsPath).guardLists()
        return ListLint(options: options, nameGuard: try nameGuard(lists), now: now)
    }

    /// The classifier measured on addresses and pages whose truth is known: no state is touched.
    /// - Parameter model: the file of another model than the one in `lists/`.
    package func evaluateRun(model: String? = nil) throws -> EvaluateRun {
        var lists = try ListsDirectory(path: listsPath).load(withModel: model == nil).lists
        if let model { lists.model = try ModelFileReader.read(model).model }
        return EvaluateRun(lists: lists, parserPath: parserPath, workers: ProcessInfo.processInfo.activeProcessorCount)
    }

    /// - Parameter model: the file of another model than the one in `lists/`.
    package func addressScores(model: String? = nil) throws -> AddressScores {
        try AddressScores(
            model: model.map { try ModelFileReader.read($0).model }
                ?? ListsDirectory(path: listsPath).model()?.model)
    }

    /// The training of a model.
    /// - Parameter store: what people decided there is learned from too.
    package func trainRun(store: StateStore? = nil) throws -> TrainRun {
        let directory = try ListsDirectory(path: listsPath)
        return TrainRun(
            lists: try directory.load().lists, parserPath: parserPath, workers: ProcessInfo.processInfo.activeProcessorCount,
            decided: try store.map { try DecidedPage.all(in: $0) } ?? [], origins: try directory.modelOrigins())
    }

    /// What signs releases; `nil` when nothing does.
    func signer() throws -> MinisignSigner? {
        try SigningKey.load(setting: configuration.signingKey, environment: ProcessInfo.processInfo.environment)
    }

    /// What `release verify` holds signatures against; `nil` when no key is known.
    func verificationKey(_ given: String?) throws -> MinisignKey? {
        if let named = given ?? (configuration.publicKey.isEmpty ? nil : configuration.publicKey) {
            return try SigningKey.publicKey(named)
        }
        return try signer()?.publicKey
    }

    /// The head of published files.
    ///
    /// - Parameter isSimulated: then every file says in its first line that it is made up.
    func listHeader(serial: UInt32, isSimulated: Bool = false) -> ListHeader {
        ListHeader(
            title: isSimulated ? "Simulated, never to be loaded: \(configuration.title)" : configuration.title, serial: serial,
            generated: now, licence: configuration.licence, appeal: configuration.appeal,
            firstCanary: Canary.first(serial: serial), lastCanary: Canary.last(serial: serial))
    }

    /// What the clock has ended.
    package func deadlineRun(store: StateStore) -> DeadlineRun { DeadlineRun(store: store, rules: appealRules, now: now) }

    package func allowDesk(store: StateStore) -> AllowDesk { AllowDesk(store: store, approvals: configuration.approvals) }

    package func appealDesk(store: StateStore) -> AppealDesk {
        AppealDesk(store: store, rules: appealRules, approvals: configuration.approvals)
    }
}
