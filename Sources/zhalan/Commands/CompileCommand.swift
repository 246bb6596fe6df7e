import ArgumentParser
import Pipeline
import Vocabulary

struct CompileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile", abstract: "Show what the next release would hold, without publishing it.",
        discussion: """
            EXAMPLES
              zhalan compile
              zhalan compile --json | jq .names
            """)

    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let summary = try context.installation().compileRun(store: try context.store()).run(observer: context.observer) {
                refusal in
                context.terminal.say(
                    "not listed: \(PlainText.escaped(refusal.subject)) (\(refusal.scope.rawValue)): \(refusal.explanation)")
            }
            if global.json {
                context.terminal.print(summary.json)
            } else {
                for output in summary.outputs {
                    context.terminal.print(
                        "\(output.format)  \(output.entries) entries, \(output.refused) refused, \(output.bytes) bytes")
                }
            }
        }
    }
}
