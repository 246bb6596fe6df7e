import ArgumentParser
import Pipeline
import Vocabulary

extension ReleaseGuard: ExpressibleByArgument {}

struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Publish everything that is listed as one release; nothing when nothing changed.",
        discussion: """
            All formats are written beside the current release, checked with our own readers and the resolvers' installed checkers, \
            synced, and switched at once. When a guard says no the exit code is 3 and the previous release stays.

            EXAMPLES
              zhalan publish
              zhalan publish --overrule bounds --as li   when it may shrink or grow a lot
            """)

    @Flag(help: "The same as --overrule bounds: publish although the list grew or shrank a lot.") var beyondBounds = false
    @Option(
        help: ArgumentHelp(
            "Publish although this guard says no, this once; may be repeated: bounds, canaries, protected.", valueName: "guard"))
    var overrule: [ReleaseGuard] = []
    @Flag(help: "Publish although nothing changed.") var evenIfUnchanged = false
    @OptionGroup var actor: ActorOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let installation = try context.installation()
            let store = try context.store()
            let lock = try RunLock(.publish, in: installation.state)
            for warning in installation.warnings { context.terminal.warn(warning) }
            var options = PublishRun.Options()
            options.overruled = Set(overrule).union(beyondBounds ? [.bounds] : [])
            options.evenIfUnchanged = evenIfUnchanged
            options.actor = actor.actor
            let outcome = try installation.publishRun(store: store, options: options).run(observer: context.observer)
            withExtendedLifetime(lock) {}
            PublishCommand.show(outcome, in: installation.state, asJSON: global.json, on: context.terminal)
        }
    }

    /// - Parameter more: what the object of `--json` has besides.
    static func show(
        _ outcome: PublishRun.Outcome, in state: StateDirectory, asJSON: Bool, with more: [(String, JSONValue)] = [],
        on terminal: Terminal
    ) {
        guard asJSON else { return terminal.print(state.current) }
        let (isNew, directory) =
            switch outcome {
            case .published(_, let directory): (true, directory)
            case .unchanged: (false, state.current)
            }
        terminal.print(
            .object(
                [("serial", .int(Int(outcome.serial))), ("published", .bool(isNew)), ("directory", .string(directory))] + more))
    }
}
