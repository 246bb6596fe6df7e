import Crawler
import Foundation
import HostileServing
import Pipeline
import Store
import Synchronization
import Vocabulary

/// A publisher of lists that turns hostile: whoever asks gets what the test says next.
final class FeedPublisher: Sendable {
    private let said: Said
    let server: HostileServer

    private final class Said: Sendable {
        let answer = Mutex<@Sendable (HostileConnection, String) -> Void>({ connection, _ in connection.body([], "X: y") })
        let heads = Mutex<[String]>([])
    }

    init() throws {
        let said = Said()
        self.said = said
        server = try HostileServer { connection, _, head in
            said.heads.withLock { $0.append(head) }
            said.answer.withLock { $0 }(connection, head)
        }
    }

    /// What the publisher says from now on, given the head of the request.
    func says(_ answer: @escaping @Sendable (HostileConnection, String) -> Void) { said.answer.withLock { $0 = answer } }

    /// A whole and true list from now on.
    func says(_ list: String, header: String = "Content-Type: text/plain") {
        says { connection, _ in connection.body(Array(list.utf8), header) }
    }

    func says(_ bytes: [UInt8]) { says { connection, _ in connection.body(bytes, "Content-Type: application/octet-stream") } }

    /// The head of the newest request.
    var lastHead: String { said.heads.withLock { $0.last } ?? "" }

    static func names(_ range: Range<Int>) -> String { range.map { "bad\($0).example\n" }.joined() }
}

/// An installation that uses the publisher's list.
struct FeedSubscriber {
    let test: TestInstallation
    private var hoursLater = 0

    init(_ publisher: FeedPublisher?, _ configuration: String = "") throws {
        let permit = publisher.map { "[crawl]\ntest_permit = [\"\($0.server.permit)\"]\n" } ?? ""
        test = try TestInstallation(permit + configuration)
        if let publisher { try add("list", publisher.server.url("/list.txt")) }
    }

    /// The same installation so many hours later.
    func later(hours: Int) -> FeedSubscriber {
        var copy = self
        copy.hoursLater += hours
        return copy
    }

    var installation: Installation {
        let base = test.installation
        return Installation(
            configuration: base.configuration, state: base.state, listsPath: base.listsPath, parserPath: base.parserPath,
            now: Timestamp(seconds: base.now.seconds + Int64(hoursLater) * 3600))
    }

    func add(
        _ name: String, _ location: String, means: String = "fraud", _ change: (inout FeedDraft) -> Void = { _ in }
    ) throws {
        var draft = FeedDraft(name: name, location: location)
        draft.licence = "test"
        draft.means = means
        change(&draft)
        _ = try installation.feedDesk(store: test.store).add(draft, actor: "li")
    }

    /// Limits that tests of slow servers can wait for.
    private static var limits: CrawlLimits {
        var limits = CrawlLimits()
        limits.bodyBytes = 4 << 20
        limits.totalSeconds = 4
        limits.lowSpeedBytes = 1_000
        limits.lowSpeedSeconds = 2
        return limits
    }

    @discardableResult
    func sync(ignoresBounds: Bool = false) throws -> FeedSync.Line {
        let sync = FeedSync(installation: installation, store: test.store, limits: FeedSubscriber.limits)
        let lines = try sync.run(ignoresBounds: ignoresBounds, observer: { _ in }).lines
        guard let line = lines.first else { throw PipelineError(.other, "no feed was asked") }
        return line
    }

    func status(_ name: String = "list") throws -> FeedStatus {
        try installation.feedDesk(store: test.store).statuses([name])[0]
    }

    @discardableResult
    func publish(warnings: (String) -> Void = { _ in }) throws -> PublishRun.Outcome {
        try installation.publishRun(store: test.store).run { event in
            if case .warning(let text) = event { warnings(text) }
        }
    }

    func published() throws -> Set<String> { Set(try test.published("domains.txt")) }

    func explain(_ name: String) throws -> Explanation {
        let lists = try ListsDirectory(path: installation.listsPath).load().lists
        return try ExplainQuery(
            store: test.store, protection: try installation.nameGuard(lists, store: test.store),
            feeds: try installation.feedDesk(store: test.store).statuses(), now: installation.now
        ).explain(name)
    }
}
