import ArgumentParser
import Foundation
import Pipeline
import Vocabulary

struct ModelEvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Judge addresses and pages whose truth is known and print the figures.",
        discussion: """
            FILE.tsv is tab-separated, packed or not, and names its columns: label (1 fraud, 0 honest), source, url_norm; form, shared and \
            date where known. INDEX.tsv names file, label, kind, source, lang; noise where known. Pages lie beside the index, in a folder \
            named after it, or in DIR. Rows with noise and other labels are judged and not scored. Nobody knows where the pages stood: \
            rules of identity are silent, and verdicts are review, insufficient or clear.

            EXAMPLES
              zhalan model evaluate --urls urls.tsv.gz --pages pages_index.tsv --pages-dir pages
              zhalan model evaluate --model my.model --pages pages_index.tsv --json | jq '.pages.strata[0]'
            """)

    @Option(help: ArgumentHelp("The model to measure; the shipped one by default.", valueName: "file")) var model: String?
    @Option(help: ArgumentHelp("The table of addresses.", valueName: "file.tsv")) var urls: String?
    @Option(help: ArgumentHelp("The index of the pages.", valueName: "index.tsv")) var pages: String?
    @Option(help: ArgumentHelp("Where the pages lie.", valueName: "dir")) var pagesDir: String?
    @Option(
        name: .customLong("slice"),
        help: ArgumentHelp(
            "Only pages of this sixth of the families, 0 to 5, which the model was trained without; may be given several times.",
            valueName: "number"))
    var slices: [Int] = []
    @Flag(help: "Judge the pages once more as sites: pages of one family on one made-up host.") var sites = false
    @Flag(help: "Also play each trick of evasion on the pages of the fraud sites, and judge them again.") var tricks = false
    @Option(help: ArgumentHelp("Also write each page's verdict there, one JSON object per line.", valueName: "file"))
    var verdicts: String?
    @Option(help: ArgumentHelp("Also write the figures with their curves there, as one HTML page.", valueName: "file"))
    var html: String?
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard urls != nil || pages != nil else {
            throw ValidationError("name addresses with --urls, pages with --pages, or both")
        }
    }

    func run() throws {
        try global.perform { context in
            let table = try urls.map { try AddressTable(path: $0) }
            let index = try pages.map { try PageIndex(path: $0, folder: pagesDir) }
            var rows: [String] = []
            let run = try context.installation().evaluateRun(model: model)
            let evaluation = try run.run(
                table: table, index: index, slices: slices.isEmpty ? nil : Set(slices), asSites: sites,
                withTricks: tricks, observer: context.observer
            ) { page in
                if verdicts != nil { rows.append(page.json.text) }
            }
            if let verdicts {
                try rows.joined(separator: "\n").appending("\n").write(toFile: verdicts, atomically: true, encoding: .utf8)
            }
            if let html { try evaluation.html.write(toFile: html, atomically: true, encoding: .utf8) }
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
