import ArgumentParser
import Pipeline

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Do all stages in order: inbox, feeds, crawl, classify, decide, compile, publish.",
        discussion: """
            One run at a time: a second one ends at once with exit code 75. A run that is stopped goes on where it was with the next. A \
            feed that could not be brought up to date makes the exit code 2; all else is done, with its last good list.

            EXAMPLES
              zhalan run
              zhalan run --state /var/lib/zhalan --quiet
            """)

    @OptionGroup var actor: ActorOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let installation = try context.installation()
            let stop = StopRequest()
            var options = PublishRun.Options()
            options.actor = actor.actor
            var isIncomplete = false
            let outcome = try MainRun(installation: installation).run(
                options: options, observer: context.observer, onFeed: { isIncomplete = isIncomplete || !$0.outcome.isGood },
                shouldStop: { stop.isSet })
            PublishCommand.show(outcome, in: installation.state, asJSON: global.json, on: context.terminal)
            if isIncomplete { throw ExitCode.incomplete }
        }
    }
}
