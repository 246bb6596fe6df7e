import ArgumentParser
import Foundation
import Pipeline
import Vocabulary

struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "Measure how right the classifier's verdicts are.", subcommands: [Evaluate.self])

    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Judge pages whose truth is known and print the figures.",
            discussion: """
                INDEX is tab-separated and names its columns: file, label (1 fraud, 0 honest), kind, source, lang; noise and url where \
                known. Files lie beside it or in a folder named after it. Rows with noise and other labels are judged and not scored. \
                A page without a url is judged at a name that is nobody's, so a brand's own page looks like an imitation there: \
                address=known and address=unknown are told apart.

                EXAMPLES
                  zhalan model evaluate --pages pages_index.tsv
                  zhalan model evaluate --pages pages_index.tsv --json | jq '.pages.strata[0]'
                """)

        @Option(help: ArgumentHelp("The index of the pages.", valueName: "index.tsv")) var pages: String
        @Option(help: ArgumentHelp("Also write each page's verdict there, one JSON object per line.", valueName: "file"))
        var verdicts: String?
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let index = try EvaluateRun.Index(path: pages)
                var rows: [String] = []
                let evaluation = try context.installation().evaluateRun().run(index, observer: context.observer) { page in
                    if verdicts != nil { rows.append(page.json.text) }
                }
                if let verdicts {
                    try rows.joined(separator: "\n").appending("\n").write(toFile: verdicts, atomically: true, encoding: .utf8)
                }
                if global.json {
                    context.terminal.print(evaluation.json)
                } else {
                    for line in evaluation.lines { context.terminal.print(line) }
                }
                guard evaluation.unread.isEmpty else {
                    context.terminal.warn("\(evaluation.unread.count) files of the index could not be read")
                    throw ExitCode.incomplete
                }
            }
        }
    }
}
