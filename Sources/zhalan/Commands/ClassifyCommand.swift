import ArgumentParser
import Pipeline
import Vocabulary

struct ClassifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify", abstract: "Judge the leads that were fetched, with reasons.",
        discussion: """
            A verdict is list, review, insufficient or clear, with a score from 0 to 100, a fraud type and every reason with its \
            weight. Only verdicts of the strong class are listed without a person ([decide] automatic), and never a protected name.

            EXAMPLES
              zhalan classify
              zhalan classify --json | jq 'select(.verdict == "review")'
            """)

    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let installation = try context.installation()
            let store = try context.store()
            installation.state.dueForPublish.clear()
            // Not the crawl's: what a crawl has fetched by now is judged while it goes on.
            let lock = try RunLock(.publish, in: installation.state)
            let run = try installation.classifyRun(store: store)
            _ = try run.run(observer: context.observer) { line in
                if global.json { context.terminal.print(line.json) } else { ClassifyCommand.show(line, on: context.terminal) }
            }
            withExtendedLifetime(lock) {}
        }
    }

    static func show(_ line: ClassifyRun.Line, on terminal: Terminal) {
        let verdict = line.verdict
        let type = verdict.type.map { "  \($0.rawValue) \($0.englishName)" } ?? ""
        terminal.print(
            "\(verdict.outcome.rawValue)  \(verdict.score)\(type)  \(line.lead.key)\(line.wasListed ? "  (listed)" : "")")
        for reason in SignalSentences.of(verdict.signals, limit: 3) { terminal.print("    \(reason)") }
    }
}
