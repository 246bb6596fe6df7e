import ArgumentParser
import Pipeline
import Store
import Vocabulary

struct OperationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operation", abstract: "Named actions of limited time that listings belong to.",
        subcommands: [Define.self, List.self], defaultSubcommand: List.self)

    struct Define: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Make an operation, or change its times.",
            discussion: """
                EXAMPLES
                  zhalan operation set autumn --from 2026-09-01 --until 2026-11-30
                  zhalan review approve 17 --operation autumn
                """)

        @Argument(help: "Its name.") var name: String
        @Option(help: ArgumentHelp("First day, YYYY-MM-DD. Default: today.", valueName: "date")) var from: String?
        @Option(help: ArgumentHelp("Last day, YYYY-MM-DD.", valueName: "date")) var until: String?
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let start = try from.map { try TypedDay.start($0, .usage) } ?? context.now
                let end = try until.map { try TypedDay.end($0, .usage) }
                if let end, end <= start {
                    throw PipelineError(.usage, "the operation would end before it starts", hint: "--until is its last day")
                }
                try context.store().setOperation(name, startsAt: start, endsAt: end, actor: actor.actor, now: context.now)
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Show operations with the names listed in each, every name once.")

        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                for operation in try context.storeForReading().operations() {
                    if global.json {
                        context.terminal.print(
                            .object([
                                ("name", .string(operation.name)), ("starts_at", .string(operation.startsAt.description)),
                                ("ends_at", .optional(operation.endsAt?.description)), ("listed", .int(operation.subjects)),
                            ]))
                    } else {
                        context.terminal.print(
                            "\(PlainText.escaped(operation.name))  \(operation.startsAt) – "
                                + "\(operation.endsAt?.description ?? "open")  \(operation.subjects) listed")
                    }
                }
            }
        }
    }
}
