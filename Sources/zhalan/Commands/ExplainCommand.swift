import ArgumentParser
import Pipeline
import Vocabulary

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Tell why a name or an address is, or is not, on the list.",
        discussion: """
            Shows who reported it and when, what was fetched, which signals were found with their weights, who decided, when the \
            listing ends, and the rule that protects it if there is one.

            EXAMPLES
              zhalan explain pay.example
              zhalan explain https://forms.example/d/17 --json | jq .state
            """)

    @Argument(help: ArgumentHelp("A name or an address, in any spelling.", valueName: "name|url")) var subject: String
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let explanation = try context.explainQuery().explain(subject)
            if global.json {
                context.terminal.print(explanation.json)
            } else {
                ExplainCommand.show(explanation, on: context.terminal)
            }
        }
    }

    static func show(_ explanation: Explanation, on terminal: Terminal) {
        let style: Terminal.Style = explanation.state == .listed ? .red : explanation.state == .waiting ? .yellow : .green
        terminal.print(
            "\(terminal.styled(explanation.subject, .bold)): \(terminal.styled(explanation.state.rawValue, style)): \(explanation.because)"
        )
        if let type = explanation.type {
            let score = explanation.score.map { ", score \($0)" } ?? ""
            terminal.print("  type     \(type.rawValue) \(type.englishName)\(score)")
        }
        if let scope = explanation.scope { terminal.print("  scope    \(scope.rawValue)") }
        if let expires = explanation.expires { terminal.print("  expires  \(expires)") }
        let reasons = SignalSentences.of(explanation.reasons, limit: 20)
        if !reasons.isEmpty { terminal.print("  reasons") }
        for reason in reasons { terminal.print("    \(reason)") }
        if !explanation.story.isEmpty { terminal.print("  story") }
        for event in explanation.story { terminal.print("    \(terminal.styled(event.at.description, .dim))  \(event.text)") }
    }
}
