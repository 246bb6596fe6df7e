import ArgumentParser
import Foundation
import Pipeline
import Vocabulary

struct ModelTrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Learn a model from addresses and pages whose truth is known.",
        discussion: """
            The files are those of `model evaluate`. The same data give the same model to the byte. Sources whose terms do not allow what \
            the model is for are left out by the beginning of their name.

            EXAMPLES
              zhalan model train --urls urls.tsv.gz --pages a_index.tsv --pages b_index.tsv --output my.model --card my.md
              zhalan model train --urls urls.tsv.gz --pages a_index.tsv --leave-out openphish_ --output my.model
            """)

    @Option(help: ArgumentHelp("A table of addresses; may be given several times.", valueName: "file.tsv")) var urls: [String] =
        []
    @Option(help: ArgumentHelp("An index of pages; may be given several times.", valueName: "index.tsv")) var pages: [String] = []
    @Option(help: ArgumentHelp("Where the pages of all indexes lie.", valueName: "dir")) var pagesDir: String?
    @Option(help: ArgumentHelp("Leave out sources whose name begins so; may be given several times.", valueName: "name"))
    var leaveOut: [String] = []
    @Option(
        name: .customLong("without-slice"),
        help: ArgumentHelp("Leave out every sixth of the page families, 0 to 5; may be given several times.", valueName: "number")
    )
    var withoutSlices: [Int] = []
    @Flag(help: "Learn also from what people confirmed and cleared in this state directory.") var decided = false
    @Option(help: ArgumentHelp("Where the model is written.", valueName: "file")) var output: String
    @Option(help: ArgumentHelp("Where its card is written, as Markdown.", valueName: "file")) var card: String?
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let options = TrainRun.Options(
                tables: try urls.map { try AddressTable(path: $0) },
                indexes: try pages.map { try PageIndex(path: $0, folder: pagesDir) },
                leftOut: leaveOut, withoutSlices: Set(withoutSlices))
            let result = try context.installation().trainRun(store: decided ? try context.store() : nil).run(
                options, observer: context.observer)
            try Data(result.file).write(to: URL(fileURLWithPath: output), options: .atomic)
            if let card { try result.card.markdown.write(toFile: card, atomically: true, encoding: .utf8) }
        }
    }
}
