import Classifier
import Crawler
import Foundation
import ListFormats
import Store
import Vocabulary

/// The runs, each with what it needs from this installation.
extension Installation {
    package func crawlRun(store: StateStore) throws -> CrawlRun {
        CrawlRun(
            store: store, settings: try crawlSettings(), parserPath: parserPath,
            limits: .init(
                links: configuration.linksPerRun, perHost: configuration.perHostPerRun, revisitHours: configuration.revisitHours),
            now: now)
    }

    package func classifyRun(store: StateStore) throws -> ClassifyRun {
        let (lists, digest) = try ListsDirectory(path: listsPath).load()
        return ClassifyRun(
            store: store, scorer: FraudScorer(lists: lists), nameGuard: try nameGuard(lists), policy: policy, expiry: expiry,
            basis: "\(Installation.version) \(digest)", now: now)
    }

    package func inspection() throws -> Inspection { Inspection(settings: try crawlSettings(), parserPath: parserPath) }

    package func intakeRun(store: StateStore, source: String) -> IntakeRun {
        IntakeRun(store: store, source: source, now: now)
    }

    package func inboxRun(store: StateStore) -> InboxRun {
        InboxRun(state: state, intake: intakeRun(store: store, source: "inbox"))
    }

    package func publishRun(store: StateStore, options: PublishRun.Options = .init()) throws -> PublishRun {
        let lists = try ListsDirectory(path: listsPath).load().lists
        return PublishRun(
            installation: self, store: store, nameGuard: try nameGuard(nameGuard(lists), sparing: store), options: options)
    }

    package func compileRun(store: StateStore) throws -> CompileRun {
        let lists = try ListsDirectory(path: listsPath).load().lists
        return CompileRun(installation: self, store: store, nameGuard: try nameGuard(nameGuard(lists), sparing: store))
    }

    /// The list engine alone: no state is touched.
    package func convertRun(_ options: ConvertRun.Options) throws -> ConvertRun {
        let lists = try ListsDirectory(path: listsPath).load().lists
        return ConvertRun(options: options, nameGuard: try nameGuard(lists), now: now)
    }

    package func listLint(_ options: ListLint.Options) throws -> ListLint {
        let lists = try ListsDirectory(path: listsPath).load().lists
        return ListLint(options: options, nameGuard: try nameGuard(lists), now: now)
    }

    /// The classifier measured on pages whose truth is known: no state is touched.
    package func evaluateRun() throws -> EvaluateRun {
        let lists = try ListsDirectory(path: listsPath).load().lists
        return EvaluateRun(
            scorer: FraudScorer(lists: lists), parserPath: parserPath, workers: ProcessInfo.processInfo.activeProcessorCount)
    }

    /// The head of published files.
    func listHeader(serial: UInt32) -> ListHeader {
        ListHeader(
            title: configuration.title, serial: serial, generated: now, licence: configuration.licence,
            appeal: configuration.appeal)
    }
}
