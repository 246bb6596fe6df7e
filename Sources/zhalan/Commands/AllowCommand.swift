import ArgumentParser
import DomainNames
import Pipeline
import Vocabulary

struct AllowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "allow", abstract: "Keep names off the list: the allowlist, with reason, author and end date.",
        discussion: """
            An allowed name is never listed, whatever reports and feeds say, and neither is anything that would block it. It takes \
            effect with the next release.
            """,
        subcommands: [Add.self, Remove.self, List.self], defaultSubcommand: List.self)

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Put a name on the allowlist.",
            discussion: """
                EXAMPLES
                  zhalan allow add shop.example --reason "owner called, case 17" --as wang
                  zhalan allow add campus.example --reason "our own network" --until 2027-06-30
                """)

        @Argument(help: "The name.") var name: String
        @Option(help: "Why; kept and shown by explain.") var reason: String
        @Flag(help: "The name alone, not what lies below it.") var exact = false
        @Option(help: "Last day, YYYY-MM-DD; without it the entry stays until it is removed.") var until: String?
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let (added, outcome) = try context.allowDesk().allow(
                    name, exact: exact, reason: reason, author: actor.actor, until: until, now: context.now)
                switch outcome {
                case .added: context.terminal.say("allowed: \(added) (\(exact ? "exact" : "and everything below it"))")
                case .addedUntilConfirmed(let end):
                    context.terminal.say(
                        "allowed: \(added); lapses at \(end) unless another person confirms it with the same command")
                case .confirmed: context.terminal.say("confirmed: \(added) is allowed")
                }
            }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Take a name off the allowlist.",
            discussion: """
                EXAMPLES
                  zhalan allow remove shop.example --as wang
                """)

        @Argument(help: "The name.") var name: String
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                try context.allowDesk().remove(name, author: actor.actor, now: context.now)
                context.terminal.say("no longer allowed: \(PlainText.escaped(name))")
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Show the allowlist.")

        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                for allow in try context.storeForReading().allows(at: context.now) {
                    if global.json {
                        context.terminal.print(
                            .object([
                                ("name", .string(allow.name.text)), ("scope", .string(allow.scope.rawValue)),
                                ("reason", .string(allow.reason)), ("author", .string(allow.author)),
                                ("account", .string(allow.account)), ("unconfirmed", .bool(allow.lapses)),
                                ("confirmed_by", .optional(allow.confirmedBy)), ("appeal", .optional(allow.appeal)),
                                ("added_at", .string(allow.addedAt.description)),
                                ("ends_at", .optional(allow.endsAt?.description)),
                            ]))
                    } else {
                        let end = allow.endsAt.map { " until \($0)" + (allow.lapses ? " unless confirmed" : "") } ?? ""
                        context.terminal.print(
                            "\(allow.name)  \(allow.scope.rawValue)\(end)  \(PlainText.escaped(allow.reason)) (\(allow.author))"
                        )
                    }
                }
            }
        }
    }
}
