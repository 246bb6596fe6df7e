import ArgumentParser
import Configuration
import Foundation
import Pipeline
import Vocabulary

struct SetupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup", abstract: "Ask a few questions and make a first release; ends with the line for your resolver.",
        discussion: """
            Asks which resolvers, which feeds and where state and releases live, writes the configuration, fetches the feeds and \
            publishes. Each answer is an option too, and --yes takes the defaults for the rest. A configuration that is there is never \
            overwritten without a word; feeds that are there stay.

            EXAMPLES
              zhalan setup
              zhalan setup --yes --resolver unbound --feed urlhaus
              zhalan setup --yes --resolver bind --feed desk=/srv/bad.txt \\
                --licence internal --means fraud --state /var/lib/zhalan
            """)

    @Option(
        name: .customLong("resolver"),
        help: ArgumentHelp(
            "A resolver that shall load the list: \(SetupResolver.all.map(\.name).joined(separator: ", ")). Default: those"
                + " that are installed.", valueName: "name"))
    var resolvers: [SetupResolver] = []
    @Option(
        name: .customLong("feed"),
        help: ArgumentHelp("A shipped feed, or NAME=URL, or NAME=FILE. Default: none.", valueName: "name[=url|file]"))
    var feeds: [String] = []
    @Option(help: "The licence of feeds given as NAME=…, as their publishers state it.") var licence: String?
    @Option(help: "What the names of feeds given as NAME=… are listed for.") var means: String?
    @Option(name: .customLong("own-name"), help: "A name of your own, never listed, nor anything below it.") var ownNames:
        [String] = []
    @Option(help: "The title in the head of published files.") var title: String?
    @Flag(help: "Ask nothing: take the defaults for what is not given.") var yes = false
    @Flag(help: "Write the configuration although there is one.") var overwriteConfig = false
    @OptionGroup var actor: ActorOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
        var answers = SetupAnswers(self)
        try global.perform { context in
            if !yes {
                try SetupDialogue(terminal: context.terminal, listsPath: global.lists ?? ProgramFiles.lists).complete(&answers)
            }
        }
        var chosen = global
        chosen.state = answers.state
        chosen.config = answers.configPath
        let known = answers
        try chosen.perform { context in
            try known.writeConfiguration(context.terminal)
            let installation = try context.installation()
            for warning in installation.warnings { context.terminal.warn(warning) }
            let outcome = try SetupRun(installation: installation).run(
                feeds: try known.setupFeeds(), resolvers: known.resolvers, actor: actor.actor, observer: context.observer)
            SetupCommand.show(outcome, installation, config: known.configPath, asJSON: global.json, on: context.terminal)
            if outcome.isIncomplete { throw ExitCode.incomplete }
        }
    }

    private static func show(
        _ outcome: SetupRun.Outcome, _ installation: Installation, config: String, asJSON: Bool, on terminal: Terminal
    ) {
        let current = installation.state.current
        if asJSON {
            terminal.print(
                .object([
                    ("directory", .string(current)), ("config", .string(config)),
                    ("feeds", .array(outcome.feeds.map(\.json))), ("resolvers", .array(outcome.guides.map(\.json))),
                ]))
            return
        }
        terminal.say(
            "configuration: \(config)"
                + (config == ResolvedConfiguration.systemPath ? "" : " (name it with --config or $ZHALAN_CONFIG)"))
        terminal.say("release: \(current)")
        for guide in outcome.guides {
            terminal.print("# \(guide.resolver.name), as root: \(guide.copy)")
            if let follow = guide.follow {
                terminal.print(
                    "# after each release: \(follow) (or systemctl enable --now zhalan-deploy@\(guide.resolver.name).path)")
            }
            for line in guide.lines {
                terminal.print("# into \(line.place), then \(guide.activate):")
                terminal.print(line.text)
            }
        }
    }
}

extension SetupResolver: ExpressibleByArgument {
    package init?(argument: String) { self.init(named: argument) }

    package static var allValueStrings: [String] { all.map(\.name) }
}
