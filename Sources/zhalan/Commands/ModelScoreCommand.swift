import ArgumentParser
import Foundation
import Pipeline
import Vocabulary

struct ModelScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Score addresses by their spelling alone: which to look at first.",
        discussion: """
            One address or name a line, with or without scheme. Each is printed behind the probability that it is fraud where one in three \
            is. A spelling never lists anything: it says in which order to look.

            EXAMPLES
              zhalan model score names.txt | sort -rn | head
            """)

    @Argument(help: ArgumentHelp("A file with one address a line; - is stdin.", valueName: "file")) var file: String
    @Option(help: ArgumentHelp("The model; the shipped one by default.", valueName: "file")) var model: String?
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let scores = try context.installation().addressScores(model: model)
            _ = try scores.score(path: file) { bytes in bytes.withUnsafeBytes { context.terminal.emit($0) } }
        }
    }
}
