import ArgumentParser
import Pipeline
import Vocabulary

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Show everything that the page reader sees on a page.",
        discussion: """
            Reads HTML files, or fetches one address with the same guards as the crawler. Keeps nothing.

            EXAMPLES
              zhalan inspect page.html
              zhalan inspect --json http://pay.example/ | jq .features.forms
            """)

    @Argument(help: ArgumentHelp("HTML files, or addresses.", valueName: "file|url")) var pages: [String]
    @Option(help: "The Content-Type that files are read with.") var contentType = "text/html"
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let inspection = try context.installation().inspection()
            var isIncomplete = false
            for page in pages {
                do {
                    let seen = try inspection.inspect(page, contentType: contentType)
                    if global.json { context.terminal.print(seen.json) } else { context.terminal.print(seen.text) }
                } catch let error as PipelineError where error.kind == .input {
                    context.terminal.fail(error.description, hint: error.hint)
                    isIncomplete = true
                }
            }
            if isIncomplete { throw ExitCode.incomplete }
        }
    }
}
