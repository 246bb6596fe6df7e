import ArgumentParser
import Pipeline
import Store
import Vocabulary

struct AppealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appeal", abstract: "Appeals of the owners of listed sites: open, acknowledge, release, resolve.",
        discussion: """
            An appeal has a ticket, which the owner is told, and two deadlines ([appeal] acknowledge_hours, decide_hours). What is \
            released, or upheld, is gone with the next release, and its delta says so. Contact and reason are for those who \
            decide: nothing that is published carries them.
            """,
        subcommands: [Open.self, Acknowledge.self, Release.self, Resolve.self, List.self, Show.self],
        defaultSubcommand: List.self)

    struct Open: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "open", abstract: "Open an appeal; prints its ticket.",
            discussion: """
                EXAMPLES
                  zhalan appeal open shop.example --contact owner@shop.example --reason "our own shop, registered 2009"
                  zhalan appeal open shop.example --contact 13800000000 --reason "hacked, cleaned today" --release
                """)

        @Argument(help: ArgumentHelp("The name or address.", valueName: "domain")) var subject: String
        @Option(help: "How to reach the owner. Never published.") var contact: String
        @Option(help: "What the owner says. Never published.") var reason: String
        @Flag(help: "Take the name off the list at once, until the appeal is decided.") var release = false
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let desk = try context.appealDesk()
                var random = SystemRandomNumberGenerator()
                let opened = try desk.open(
                    subject, contact: contact, reason: reason, actor: actor.actor, now: context.now, random: &random)
                let appeal =
                    try release
                    ? desk.release(opened.appeal.ticket, actor: actor.actor, now: context.now) : opened.appeal
                if global.json {
                    context.terminal.print(AppealCommand.json(appeal, at: context.now))
                } else {
                    context.terminal.print(appeal.ticket)
                }
                context.terminal.say(
                    (opened.wasOpen ? "an appeal about it is open already; " : "")
                        + "to be acknowledged by \(appeal.acknowledgeBy), decided by \(appeal.decideBy)"
                        + (appeal.releasedAt == nil ? "" : "; off the list with the next release"))
            }
        }
    }

    struct Acknowledge: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ack", abstract: "Say that somebody looks at it, and who.",
            discussion: """
                EXAMPLES
                  zhalan appeal ack A-7K2P-M9XQ-4TRD --reviewer wang
                """)

        @Argument(help: "The ticket.") var ticket: String
        @Option(help: ArgumentHelp("The account that decides. Default: yours.", valueName: "account")) var reviewer: String?
        @Flag(help: "Take the name off the list at once, until the appeal is decided.") var release = false
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let desk = try context.appealDesk()
                var appeal = try desk.acknowledge(ticket, reviewer: reviewer, actor: actor.actor, now: context.now)
                if release { appeal = try desk.release(ticket, actor: actor.actor, now: context.now) }
                AppealCommand.show(appeal, in: context)
            }
        }
    }

    struct Release: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "release", abstract: "Take the name off the list until the appeal is decided: one person's act.",
            discussion: """
                EXAMPLES
                  zhalan appeal release A-7K2P-M9XQ-4TRD
                """)

        @Argument(help: "The ticket.") var ticket: String
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let appeal = try context.appealDesk().release(ticket, actor: actor.actor, now: context.now)
                AppealCommand.show(appeal, in: context)
            }
        }
    }

    struct Resolve: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "resolve", abstract: "Decide an appeal: upheld, and the name is off; or rejected, and it stays.",
            discussion: """
                Anybody may uphold an appeal. Where [appeal] reviewers names two or more, whoever approved the listing can't reject it.

                EXAMPLES
                  zhalan appeal resolve A-7K2P-M9XQ-4TRD --outcome upheld --reason "business licence seen"
                  zhalan appeal resolve A-7K2P-M9XQ-4TRD --outcome rejected --reason "the login form sends to another host"
                """)

        @Argument(help: "The ticket.") var ticket: String
        @Option(help: "upheld or rejected.") var outcome: StoredAppeal.Outcome
        @Option(help: "Why; kept, and told to the owner. Not published.") var reason: String
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let appeal = try context.appealDesk().resolve(
                    ticket, outcome, reason: reason, actor: actor.actor, now: context.now)
                AppealCommand.show(appeal, in: context)
                if appeal.outcome == .upheld { context.terminal.say("gone with the next release: `zhalan publish`") }
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Show open appeals, the nearest deadline first.",
            discussion: """
                EXAMPLES
                  zhalan appeal list
                  zhalan appeal list --all --json | jq 'select(.overdue != null)'
                """)

        @Flag(help: "Decided ones too.") var all = false
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let appeals = try context.storeForReading().appeals(all: all)
                for appeal in appeals {
                    if global.json {
                        context.terminal.print(AppealCommand.json(appeal, at: context.now))
                    } else {
                        context.terminal.print(AppealCommand.sentence(appeal, at: context.now))
                    }
                }
                if appeals.isEmpty { context.terminal.say("no appeal is open") }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one appeal with contact and reason.")

        @Argument(help: "The ticket.") var ticket: String
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                AppealCommand.show(try context.appealDesk(forReading: true).required(ticket), in: context)
            }
        }
    }

    private static func show(_ appeal: StoredAppeal, in context: CommandContext) {
        let terminal = context.terminal
        if context.global.json {
            terminal.print(json(appeal, at: context.now))
            return
        }
        terminal.print(sentence(appeal, at: context.now))
        terminal.print("    contact  \(appeal.contact.map { PlainText.escaped($0) } ?? "erased")")
        terminal.print("    reason   \(PlainText.escaped(appeal.reason))")
        if let why = appeal.outcomeReason { terminal.print("    outcome  \(PlainText.escaped(why))") }
    }

    private static func sentence(_ appeal: StoredAppeal, at now: Timestamp) -> String {
        var text = "\(appeal.ticket)  \(appeal.state.rawValue)  \(PlainText.escaped(appeal.subject))"
        if let by = appeal.resolvedBy, let at = appeal.resolvedAt {
            text += "  by \(PlainText.escaped(by)) at \(at)"
        } else {
            text += "  decide by \(appeal.decideBy)"
            if let reviewer = appeal.reviewer { text += "  \(PlainText.escaped(reviewer)) looks at it" }
            if appeal.releasedAt != nil { text += "  released meanwhile" }
        }
        if let missed = appeal.missedDeadline(at: now) { text += "  \(missed) late" }
        return text
    }

    private static func json(_ appeal: StoredAppeal, at now: Timestamp) -> JSONValue {
        .object([
            ("ticket", .string(appeal.ticket)), ("subject", .string(appeal.subject)), ("state", .string(appeal.state.rawValue)),
            ("contact", .optional(appeal.contact)), ("reason", .string(appeal.reason)),
            ("opened_at", .string(appeal.openedAt.description)), ("opened_by", .string(appeal.openedBy)),
            ("acknowledge_by", .string(appeal.acknowledgeBy.description)), ("decide_by", .string(appeal.decideBy.description)),
            ("acknowledged_at", .optional(appeal.acknowledgedAt?.description)), ("reviewer", .optional(appeal.reviewer)),
            ("released_at", .optional(appeal.releasedAt?.description)), ("overdue", .optional(appeal.missedDeadline(at: now))),
            ("resolved_at", .optional(appeal.resolvedAt?.description)), ("resolved_by", .optional(appeal.resolvedBy)),
            ("outcome", .optional(appeal.outcome?.rawValue)), ("outcome_reason", .optional(appeal.outcomeReason)),
        ])
    }
}

extension StoredAppeal.Outcome: ExpressibleByArgument {}
