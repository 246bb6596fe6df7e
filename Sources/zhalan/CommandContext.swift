import ArgumentParser
import Configuration
import Foundation
import Pipeline
import Store
import Vocabulary

/// What a command needs, made when it asks for it.
final class CommandContext {
    let global: GlobalOptions
    let terminal: Terminal
    let now: Timestamp
    private var opened: StateStore?

    init(_ global: GlobalOptions) {
        self.global = global
        terminal = global.terminal
        now = CommandContext.clock()
    }

    /// The time of day.
    static func clock() -> Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }

    func configuration() throws -> ResolvedConfiguration { try global.configuration() }

    func installation() throws -> Installation {
        Installation(
            configuration: try configuration(), state: global.stateDirectory, listsPath: global.lists ?? ProgramFiles.lists,
            parserPath: ProgramFiles.parser, now: now,
            actor: CallingUser.actor(named: nil, environment: ProcessInfo.processInfo.environment))
    }

    func store() throws -> StateStore {
        if let opened { return opened }
        let store = try installation().openStore()
        opened = store
        return store
    }

    /// The store for commands that only look: opens where this user may not write, too.
    func storeForReading() throws -> StateStore {
        if let opened { return opened }
        let store = try installation().openStoreForReading()
        opened = store
        return store
    }

    func reviewDesk(forReading: Bool = false) throws -> ReviewDesk {
        try installation().reviewDesk(store: forReading ? storeForReading() : store())
    }

    func allowDesk() throws -> AllowDesk { try installation().allowDesk(store: store()) }

    func appealDesk(forReading: Bool = false) throws -> AppealDesk {
        try installation().appealDesk(store: forReading ? storeForReading() : store())
    }

    func explainQuery() throws -> ExplainQuery {
        let installation = try installation()
        let lists = try ListsDirectory(path: installation.listsPath).guardLists()
        let store = try storeForReading()
        return ExplainQuery(
            store: store, protection: try installation.nameGuard(lists, store: store),
            feeds: try installation.feedDesk(store: store).statuses(), now: now)
    }

    /// Shows a run's events: progress on a terminal, one line per stage elsewhere.
    var observer: RunObserver {
        var totals: [RunEvent.Stage: Int] = [:]
        let terminal = terminal
        return { event in
            switch event {
            case .started(let stage, let total):
                totals[stage] = total
                terminal.detail("\(stage.rawValue) begins\(total.map { ": \($0) to do" } ?? "")")
                terminal.progress(stage.rawValue, done: 0, total: total)
            case .advanced(let stage, let done): terminal.progress(stage.rawValue, done: done, total: totals[stage])
            case .finished(let stage, let summary): terminal.say("\(stage.rawValue): \(summary)")
            case .warning(let text): terminal.warn(text)
            }
        }
    }
}

extension GlobalOptions {
    /// Runs a command's body and turns what it throws into a message and an exit code.
    func perform(_ body: (CommandContext) throws -> Void) throws {
        let context = CommandContext(self)
        do { try body(context) } catch { throw CommandFailure.report(error, on: context.terminal) }
        if let fault = context.terminal.outputFault {
            context.terminal.fail("stdout: the output could not be written whole: \(fault)", hint: nil)
            throw ExitCode.failure
        }
    }
}
