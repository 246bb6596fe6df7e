import ArgumentParser
import Pipeline
import Store
import Vocabulary

struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "The queue of verdicts that wait for people: look, approve, reject, undo.",
        discussion: """
            Each item has the number of its lead, which stays the same while verdicts come and go. What is approved is on the list \
            with the next release; what is taken off is gone with it.
            """,
        subcommands: [List.self, Show.self, Approve.self, Propose.self, Reject.self, Undo.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what waits: most harm first, then the oldest.",
            discussion: """
                EXAMPLES
                  zhalan review list
                  zhalan review list --json | jq -r 'select(.score > 80) | .host'
                """)

        @Option(help: "How many at most.") var limit = 1_000
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let items = try context.reviewDesk(forReading: true).waiting(at: context.now, limit: max(1, limit))
                for item in items {
                    if global.json {
                        context.terminal.print(ReviewCommand.json(item))
                    } else {
                        ReviewCommand.show(item, on: context.terminal)
                    }
                }
                let rest = try context.storeForReading().waitingCount() - items.count
                if items.isEmpty { context.terminal.say("nothing waits") }
                if rest > 0 { context.terminal.say("\(rest) more wait: --limit N shows them") }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one item with everything known about it.")

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
            abstract: "Say yes: it is listed when enough people said so ([decide] approvals).",
            discussion: """
                EXAMPLES
                  zhalan review approve 17 --as "Li Wei"
                  zhalan review approve 17 --emergency   one person; lapses after 48 hours unless confirmed
                  zhalan review approve 17 --authority "City Police" --document 17/2026 --order-until 2027-01-31
                """)

        @Argument(help: "The item's number.") var id: Int64
        @OptionGroup var approval: ApprovalOptions
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let wish = try approval.approval(authorities: context.configuration().authorities, now: context.now)
                let answer = try context.reviewDesk().approve(id, wish, actor: actor.actor, now: context.now)
                ReviewCommand.show(answer, id: id, on: context.terminal)
            }
        }
    }

    struct Propose: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put an item before the others that no verdict put there.",
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
                ReviewCommand.show(answer, id: id, on: context.terminal)
            }
        }
    }

    struct Reject: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say no: it is not listed, and taken off if it is.",
            discussion: """
                EXAMPLES
                  zhalan review reject 17 --reason "a shop that we know" --as li
                """)

        @Argument(help: "The item's number.") var id: Int64
        @Option(help: "Why; kept with the decision and shown by explain.") var reason: String
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let answer = try context.reviewDesk().reject(id, actor: actor.actor, reason: reason, now: context.now)
                ReviewCommand.show(answer, id: id, on: context.terminal)
            }
        }
    }

    struct Undo: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Undo the newest decision on an item, automatic ones included.")

        @Argument(help: "The item's number.") var id: Int64
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let answer = try context.reviewDesk().undo(id, actor: actor.actor, now: context.now)
                ReviewCommand.show(answer, id: id, on: context.terminal)
            }
        }
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

    private static func show(_ answer: ReviewDesk.Answer, id: Int64, on terminal: Terminal) {
        switch answer {
        case .listed(let subject, let scope):
            terminal.say("lead \(id): listed \(subject) (\(scope.rawValue)); in the next release")
        case .recorded(let text): terminal.say("lead \(id): \(text)")
        }
    }
}
