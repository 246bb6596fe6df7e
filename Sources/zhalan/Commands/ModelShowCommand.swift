import ArgumentParser
import Pipeline
import Vocabulary

struct ModelShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print what a model was made of.",
        discussion: """
            Without a file it is the shipped model and its card.

            EXAMPLES
              zhalan model show
              zhalan model show my.model
            """)

    @Argument(help: ArgumentHelp("The model's file.", valueName: "file")) var file: String?
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let shown = try context.installation().modelFacts(file: file)
            if global.json {
                context.terminal.print(shown.json)
            } else {
                for line in shown.lines { context.terminal.print(line) }
            }
        }
    }
}
