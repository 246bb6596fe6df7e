import ArgumentParser
import Glibc
import Pipeline

@main
struct Zhalan: ParsableCommand {
    /// A broken pipe and a file that grew too large are errors of the call that met them, never the end of the program.
    static func main() {
        OpenFileLimit.check()
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        main(LeadingOptions.behindCommand(Array(CommandLine.arguments.dropFirst())))
    }

    static let configuration = CommandConfiguration(
        commandName: "zhalan", abstract: "Turns reported links into blocklists that DNS resolvers load.",
        discussion: """
            The way of one link: report, crawl, classify, review, publish. `zhalan run` does all stages in order.

            EXAMPLES
              zhalan demo                                   the whole job, offline
              zhalan report http://pay.example --source me  take in a link
              zhalan feed add urlhaus --sync                take a third party's list
              zhalan run                                    fetch, judge, decide, publish
              zhalan explain pay.example                    why it is listed, or not
              zhalan convert list.txt --to rpz --output -   the list engine alone

            EXIT CODES
              0   done
              1   failed, nothing changed
              2   incomplete: a whole input or output could not be done
              3   refused to publish, the previous release stays
              64  wrong usage
              75  another run holds the lock
            """,
        version: Installation.version,
        groupedSubcommands: [
            CommandGroup(
                name: "Main job", subcommands: [RunCommand.self, ReportCommand.self, SetupCommand.self, DemoCommand.self]),
            CommandGroup(
                name: "Stages",
                subcommands: [CrawlCommand.self, ClassifyCommand.self, CompileCommand.self, PublishCommand.self]),
            CommandGroup(
                name: "People",
                subcommands: [
                    ExplainCommand.self, ReviewCommand.self, AllowCommand.self, AppealCommand.self, ProtectCommand.self,
                    FeedbackCommand.self, OperationCommand.self, AuditCommand.self,
                    EvidenceCommand.self,
                ]),
            CommandGroup(name: "Feeds", subcommands: [FeedCommand.self]),
            CommandGroup(name: "Looking", subcommands: [PatrolCommand.self, LivenessCommand.self]),
            CommandGroup(name: "Releases", subcommands: [ReleaseCommand.self, DeployCommand.self, ProbeCommand.self]),
            CommandGroup(
                name: "Tools",
                subcommands: [
                    ConvertCommand.self, LintCommand.self, DiffCommand.self, InspectCommand.self, ModelCommand.self,
                    ConfigCommand.self, MetricsCommand.self, SimulateCommand.self,
                ]),
            CommandGroup(name: "Hidden", subcommands: [CanonicalizeCommand.self, FetchLoopCommand.self]),
        ])
}
