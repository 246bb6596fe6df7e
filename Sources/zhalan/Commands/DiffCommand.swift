import ArgumentParser
import ListFormats
import Pipeline
import Vocabulary

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Compare two lists by meaning, across formats.",
        discussion: """
            Prints what the second list says and the first does not (+), the other way round (-), and names whose scope changed \
            (~). Order, repetitions and names below a listed parent make no difference. A difference is a result, so the exit \
            code is 0 all the same; --exit-code makes it 1 when the lists differ, as diff(1) does.

            EXAMPLES
              zhalan diff yesterday.txt today.txt
              zhalan diff rpz.zone unbound.conf --json
              zhalan diff --exit-code --quiet a.txt b.txt
            """)

    @Argument(help: ArgumentHelp("The list before; - is stdin.", valueName: "a")) var first: String
    @Argument(help: ArgumentHelp("The list after; - is stdin.", valueName: "b")) var second: String
    @Flag(help: "Exit with 1 when the lists differ.") var exitCode = false
    @OptionGroup(title: "Reading") var reading: ReadingArguments
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if first == "-", second == "-" { throw ValidationError("stdin can be read once.") }
    }

    func run() throws {
        try global.perform { context in
            let comparison = ListComparison(from: try reading.dialect(), reading: reading.options())
            let summary = try comparison.compare(first, second, onRefusal: { _ in }) { change in
                if global.json { context.terminal.print(change.json) } else { context.terminal.print(change.text) }
            }
            if global.json { context.terminal.print(summary.json) }
            for input in summary.inputs {
                context.terminal.say(
                    "\(input.path): \(input.format), \(input.lines) lines, \(input.used) used, \(input.refused) refused")
            }
            context.terminal.say(
                "\(summary.added) added, \(summary.removed) removed, \(summary.scope) with another scope, \(summary.same) the same"
            )
            if exitCode, !summary.isSame { throw ExitCode.failure }
        }
    }
}
