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
        subcommands: [List.self, Show.self, Approve.self, Reject.self, Undo.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what waits, highest score first.",
            discussion: """
                EXAMPLES
                  zhalan review list
                  zhalan review list --json | jq -r 'select(.score > 80) | .host'
                """)

        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let items = try context.reviewDesk().waiting(at: context.now)
                for item in items {
                    if global.json {
                        context.terminal.print(ReviewCommand.json(item))
                    } else {
                        ReviewCommand.show(item, on: context.terminal)
                    }
                }
                if items.isEmpty { context.terminal.say("nothing waits") }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one item with everything known about it.")

        @Argument(help: "The item's number.") var id: Int64
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                guard let item = try context.reviewDesk().item(id) else {
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
                  zhalan review approve 17 --as li
                """)

        @Argument(help: "The item's number.") var id: Int64
        @Option(help: "Why; kept with the decision.") var reason = ""
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let answer = try context.reviewDesk().approve(id, actor: actor.name, reason: reason, now: context.now)
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
                let answer = try context.reviewDesk().reject(id, actor: actor.name, reason: reason, now: context.now)
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
                let answer = try context.reviewDesk().undo(id, actor: actor.name, now: context.now)
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
            ("approved_by", .strings(item.decisions.filter { $0.action == .approve && !$0.isUndone }.map(\.actor))),
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
