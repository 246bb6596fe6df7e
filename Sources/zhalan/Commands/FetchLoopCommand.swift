import ArgumentParser
import Foundation
import Pipeline
import Vocabulary

/// Hidden: what `make bench` measures the fetch loop with.
struct FetchLoopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch-loop", abstract: "Fetch addresses, one a line, and drop what comes.", shouldDisplay: false)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "A file with an address in each line.")
    var file: String

    func run() throws {
        try global.perform { context in
            let text: String
            do { text = try String(contentsOfFile: file, encoding: .utf8) } catch {
                throw PipelineError(
                    .input, "\(PlainText.escaped(file)): the file can't be read", hint: "name a file of addresses")
            }
            let summary = try context.installation().fetchLoop().run(text.split(separator: "\n").map(String.init))
            for kind in FetchOutcome.Kind.allCases { context.terminal.print("\(kind.rawValue) \(summary.counts[kind] ?? 0)") }
            context.terminal.print("last_ok \((summary.lastOKSeconds * 1000).rounded() / 1000)")
        }
    }
}
