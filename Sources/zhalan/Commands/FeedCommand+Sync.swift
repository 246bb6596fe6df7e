import ArgumentParser
import Pipeline
import Store
import Vocabulary

extension FeedCommand {
    struct Sync: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sync", abstract: "Ask feeds for news; the last good list stays where none comes.",
            discussion: """
                Exit code 2 when a feed could not be brought up to date. `zhalan run` does this too.

                EXAMPLES
                  zhalan feed sync
                  zhalan feed sync urlhaus
                  zhalan feed sync partner --beyond-bounds    when it rightly shrank or grew a lot
                """)

        @Argument(help: "Names of feeds. Default: all.") var names: [String] = []
        @Flag(help: "Take a list although it shrank or grew beyond the bounds: a person's word.") var beyondBounds = false
        @Flag(help: "Leave alone what was asked within the last half hour: for timers.") var due = false
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in try Sync.run(names, onlyDue: due, beyondBounds: beyondBounds, context) }
        }

        static func run(
            _ names: [String], onlyDue: Bool = false, beyondBounds: Bool = false, _ context: CommandContext
        ) throws {
            let installation = try context.installation()
            for warning in installation.warnings { context.terminal.warn(warning) }
            let summary = try installation.feedSync(store: try context.store()).run(
                names, onlyDue: onlyDue, ignoresBounds: beyondBounds, observer: context.observer
            ) { line in
                if context.global.json {
                    context.terminal.print(line.json)
                } else if line.outcome.isGood {
                    context.terminal.print(line.text)
                }
            }
            if summary.isIncomplete { throw ExitCode.incomplete }
        }
    }
}
