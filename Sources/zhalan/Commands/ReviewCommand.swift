import ArgumentParser
import Pipeline
import Store
import Vocabulary

struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "The queue of verdicts that wait for people: look, approve, reject, undo.",
        discussion: """
            Each item has the number of its lead, which stays the same while verdicts come and go. What is approved is on the list \
            with the next release; what is taken off is gone with it. `zhalan review` alone opens the queue on the terminal, one \
            screen and one key per item; elsewhere it lists what waits.
            """,
        subcommands: [Open.self, List.self, Show.self, Approve.self, Propose.self, Reject.self, Undo.self],
        defaultSubcommand: Open.self)

    struct Open: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "open",
            abstract: "Walk through the queue on the terminal, one screen and one key per item (the default).")

        @Option(help: "How many items at most.") var limit = 1_000
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                guard !global.json, let screen = ReviewScreen(terminal: context.terminal, clock: CommandContext.clock) else {
                    try ReviewCommand.list(limit, in: context)
                    return
                }
                let desk = try context.reviewDesk()
                try screen.run(ReviewSession(desk: desk, actor: actor.actor, now: context.now, limit: max(1, limit)))
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Show what waits: most harm first, then the oldest.",
            discussion: """
                EXAMPLES
                  zhalan review list
                  zhalan review list --json | jq -r 'select(.score > 80) | .host'
                """)

        @Option(help: "How many at most.") var limit = 1_000
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                try ReviewCommand.list(limit, in: context)
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show one item with everything known about it.")

        @Argument(help: "The item's number.") var id: Int64
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                guard let item = try context.reviewDesk(forReading: true).item(id) else {
                    throw PipelineError(.input, "no lead \(id) with a verdict", hint: "`zhalan review list` shows what waits")
                }
                if global.json {
                    context.terminal.print(ReviewCommand.json(item))
                } else {
                    ReviewCommand.show(item, on: context.terminal)
                    let explanation = try context.explainQuery().explain(item.lead.key)
                    ExplainCommand.show(explanation, on: context.terminal)
                }
            }
        }
    }

    struct Approve: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "approve", abstract: "Say yes: it is listed when enough people said so ([decide] approvals).",
            discussion: """
                EXAMPLES
                  zhalan review approve 17 --as "Li Wei"
                  zhalan review approve 17 18 19 --reason "one campaign"
                  zhalan review approve 17 --emergency   one person; lapses after 48 hours unless confirmed
                  zhalan review approve 17 --authority "City Police" --document 17/2026 --order-until 2027-01-31
                """)

        @Argument(help: "The items' numbers.") var ids: [Int64]
        @OptionGroup var approval: ApprovalOptions
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let wish = try approval.approval(authorities: context.configuration().authorities, now: context.now)
                let answers = try context.reviewDesk().approveAll(ids, wish, actor: actor.actor, now: context.now)
                try ReviewCommand.show(answers, in: context)
            }
        }
    }

    struct Propose: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "propose", abstract: "Put an item before the others that no verdict put there.",
            discussion: """
                Where a listing needs two approvals, the proposer's does not count.

                EXAMPLES
                  zhalan review propose 17 --reason "seen in a victim's phone"
                """)

        @Argument(help: "The item's number.") var id: Int64
        @Option(help: "Why; kept with the decision.") var reason: String
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let answer = try context.reviewDesk().propose(id, actor: actor.actor, reason: reason, now: context.now)
                ReviewCommand.show(answer, id: id, in: context)
            }
        }
    }

    struct Reject: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reject", abstract: "Say no: it is not listed, and taken off if it is.",
            discussion: """
                EXAMPLES
                  zhalan review reject 17 --reason "a shop that we know" --as "Li Wei"
                """)

        @Argument(help: "The items' numbers.") var ids: [Int64]
        @Option(help: "Why; kept with the decision and shown by explain.") var reason: String
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let answers = try context.reviewDesk().rejectAll(ids, actor: actor.actor, reason: reason, now: context.now)
                try ReviewCommand.show(answers, in: context)
            }
        }
    }

    struct Undo: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "undo", abstract: "Undo the newest decision on an item, automatic ones included.")

        @Argument(help: "The item's number.") var id: Int64
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let answer = try context.reviewDesk().undo(id, actor: actor.actor, now: context.now)
                ReviewCommand.show(answer, id: id, in: context)
            }
        }
    }

    private static func list(_ limit: Int, in context: CommandContext) throws {
        let items = try context.reviewDesk(forReading: true).waiting(at: context.now, limit: max(1, limit))
        for item in items {
            if context.global.json {
                context.terminal.print(json(item))
            } else {
                show(item, on: context.terminal)
            }
        }
        let rest = try context.storeForReading().waitingCount(at: context.now) - items.count
        if items.isEmpty { context.terminal.say("nothing waits") }
        if rest > 0 { context.terminal.say("\(rest) more wait: --limit N shows them") }
    }

    static func json(_ item: ReviewDesk.Item) -> JSONValue {
        let verdict = item.verdict
        return .object([
            ("id", .int(Int(item.id))), ("url", .string(item.lead.key)), ("host", .string(item.lead.host)),
            ("verdict", .string(verdict.outcome.rawValue)), ("score", .int(verdict.score)),
            ("probability", .optional(verdict.probability)), ("type", .optional(verdict.type?.rawValue)),
            ("secondary", .strings(verdict.secondaryTypes.map(\.rawValue))), ("scope", .string(verdict.scope.rawValue)),
            ("subject", .string(verdict.subject)), ("protection", .optional(verdict.protection)),
            ("reports", .int(item.lead.reports)), ("reporters", .int(item.lead.reporters)),
            ("state", .string(item.state.rawValue)), ("waits_because", .optional(item.attention?.rawValue)),
            ("first_reported", .string(item.lead.firstReported.description)),
            ("approved_by", .strings(item.decisions.filter { $0.action.isApproval && !$0.isUndone }.map(\.actor.name))),
            ("reasons", .written(verdict.signals)),
        ])
    }

    static func show(_ item: ReviewDesk.Item, on terminal: Terminal) {
        let verdict = item.verdict
        let type = verdict.type.map { "\($0.rawValue) \($0.englishName)" } ?? "type unknown"
        terminal.print("\(terminal.styled("\(item.id)", .bold))  \(verdict.score)  \(type)  \(item.lead.key)")
        for reason in SignalSentences.of(verdict.signals, limit: 3) { terminal.print("    \(reason)") }
        if let protection = verdict.protection { terminal.print("    protected: \(protection)") }
    }

    /// Each answer on its line; fails when one could not be given.
    private static func show(
        _ answers: [(id: Int64, answer: Result<ReviewDesk.Answer, any Error>)], in context: CommandContext
    ) throws {
        var failed = 0
        for (id, answer) in answers {
            switch answer {
            case .success(let answer): show(answer, id: id, in: context)
            case .failure(let error):
                // Alone it is the command's own error; among others it holds none of them up.
                if answers.count == 1 { throw error }
                failed += 1
                context.terminal.warn("lead \(id): \(error)")
                if context.global.json { context.terminal.print(outcome(id, "refused", "\(error)")) }
            }
        }
        if failed > 0 { throw failed == answers.count ? ExitCode.failure : ExitCode.incomplete }
    }

    private static func show(_ answer: ReviewDesk.Answer, id: Int64, in context: CommandContext) {
        let (word, text): (String, String)
        switch answer {
        case .listed(let subject, let scope):
            (word, text) = ("listed", "listed \(subject) (\(scope.rawValue)); in the next release")
        case .recorded(let sentence): (word, text) = ("recorded", sentence)
        }
        if context.global.json { context.terminal.print(outcome(id, word, text)) }
        context.terminal.say("lead \(id): \(text)")
    }

    private static func outcome(_ id: Int64, _ word: String, _ text: String) -> JSONValue {
        .object([("id", .int(Int(id))), ("outcome", .string(word)), ("text", .string(text))])
    }
}
