import ArgumentParser
import ListFormats
import Pipeline
import Vocabulary

struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "What is wrong with a list, line by line.",
        discussion: """
            Prints each fault as file:line:column, with its reason; a column counts bytes from 1. Exits with 1 when anything is \
            wrong. --fix writes the clean list in the same format, beside the list (hosts.clean.txt) or to --output; the list \
            itself is never changed.

            EXAMPLES
              zhalan lint hosts.txt
              zhalan lint --json a.txt b.txt
              zhalan lint --fix --output clean.txt hosts.txt
            """)

    @Argument(help: ArgumentHelp("Lists; - is stdin.", valueName: "file")) var files: [String]
    @Option(
        help: ArgumentHelp("Addresses that block in these lists, beside 0.0.0.0 and its kin.", valueName: "ipv4[,ipv6]"))
    var sinkhole: Sinkhole?
    @Flag(help: "Write the clean list.") var fix = false
    @Option(help: ArgumentHelp("The clean list's file, or - for stdout; needs --fix and one list.", valueName: "file"))
    var output: String?
    @OptionGroup(title: "Reading") var reading: ReadingArguments
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if output != nil, !fix { throw ValidationError("--output is where --fix writes; give both.") }
        if output != nil, files.count != 1 { throw ValidationError("--output takes exactly one list.") }
        if fix, files.count == 1, files[0] == "-", output == nil { throw ValidationError("--fix of stdin needs --output.") }
        if files.filter({ $0 == "-" }).count > 1 { throw ValidationError("stdin can be read once.") }
    }

    func run() throws {
        try global.perform { context in
            var faults = 0
            var lines = 0
            var isIncomplete = false
            let writesOut = output == "-"
            for file in files {
                do {
                    let result = try context.installation().listLint(try options(for: file)).run(
                        file,
                        onFault: { fault in
                            // Data goes to stdout unless the clean list does.
                            let line = global.json ? LintCommand.json(fault).text : LintCommand.text(fault)
                            if writesOut { context.terminal.say(line) } else { context.terminal.print(line) }
                        }, emit: { context.terminal.emit($0) })
                    faults += result.faults
                    lines += result.lines
                    let reasons = result.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                    let told = reasons.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
                    context.terminal.say(
                        "\(PlainText.escaped(file)): \(result.dialect.name), \(result.lines) lines, "
                            + "\(PlainText.counted(result.faults, "fault"))\(told.isEmpty ? "" : ": \(told)")")
                    if let fixed = result.fixed {
                        context.terminal.say(
                            "\(fixed.path ?? file): \(PlainText.counted(fixed.entries, "entry", plural: "entries"))")
                    }
                } catch let error as PipelineError where error.kind == .input {
                    context.terminal.fail(error.description, hint: error.hint)
                    isIncomplete = true
                }
            }
            if global.json, !writesOut {
                let summary: [(String, JSONValue)] = [
                    ("files", .int(files.count)), ("lines", .int(lines)), ("faults", .int(faults)),
                ]
                context.terminal.print(.object([("summary", .object(summary))]))
            }
            if faults > 0 || isIncomplete && files.count == 1 { throw ExitCode.failure }
            if isIncomplete { throw ExitCode.incomplete }
        }
    }

    private func options(for file: String) throws -> ListLint.Options {
        var options = ListLint.Options()
        options.from = try reading.dialect()
        options.reading = reading.options(sinkhole: sinkhole)
        options.writing.sinkhole = sinkhole
        options.fixed = fix ? output ?? ListLint.cleanPath(of: file) : nil
        return options
    }

    private static func json(_ fault: Refusal) -> JSONValue {
        .object([
            ("path", .string(fault.path)), ("line", .int(fault.line)),
            ("column", fault.column > 0 ? .int(fault.column) : .null), ("text", .string(fault.text)),
            ("reason", .string(fault.reason)), ("explanation", .string(fault.explanation)),
        ])
    }

    private static func text(_ fault: Refusal) -> String {
        let place = fault.column > 0 ? "\(fault.line):\(fault.column)" : "\(fault.line)"
        let shown = fault.text.isEmpty ? "" : ": \(PlainText.escaped(fault.text))"
        return "\(PlainText.escaped(fault.path)):\(place): \(fault.reason): \(fault.explanation)\(shown)"
    }
}
