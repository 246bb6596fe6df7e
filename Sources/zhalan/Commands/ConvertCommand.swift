import ArgumentParser
import Foundation
import ListFormats
import Pipeline
import Vocabulary

struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Convert lists: clean, deduplicated, pruned, in the formats asked for.",
        discussion: """
            Reads any number of lists in any known format, of any size, and writes what loads. A line that is no name is a counted \
            refusal, never a broken file. Protected names (lists/protect) are never written. Needs no state.

            Formats to write: \(ListFormatName.allCases.map(\.rawValue).joined(separator: ", ")). To read, also: \
            \(ListDialect.allCases.filter { $0.format == nil }.map(\.name).joined(separator: ", ")); \
            packed with gzip, zstd or xz too.

            Dates in the files come from SOURCE_DATE_EPOCH, else from the newest input, never from the clock. Exits with 2 when an \
            input could not be used at all and others could.

            EXAMPLES
              zhalan convert hosts.txt --to rpz --output -
              zhalan convert a.txt b.txt --to unbound --to dnsmasq --output out/
              zhalan convert big.txt --to rpz --output out/ --explain-refusals why.jsonl
              zhalan convert big.txt --to hosts --output out/ --sinkhole 192.0.2.80
              zhalan convert allow.txt --to rpz --output allow/ --rpz-action passthru
              curl -s URL | zhalan convert - --to dnsmasq --output - > block.conf
            """)

    @Argument(help: ArgumentHelp("Lists; - is stdin.", valueName: "input")) var inputs: [String]
    @Option(parsing: .upToNextOption, help: ArgumentHelp("Formats to write; may be given several times.", valueName: "format"))
    var to: [String]
    @Option(help: ArgumentHelp("Directory for the files, or - for stdout with one format.", valueName: "dir")) var output: String
    @Option(
        help: ArgumentHelp(
            "Names that are allowed, with what lies below and is not listed itself; may be given several times.",
            valueName: "file"))
    var allow: [String] = []
    @Option(help: ArgumentHelp("More protected names; may be given several times.", valueName: "file")) var protect: [String] = []
    @Option(help: ArgumentHelp("Write only names that at least so many inputs list.", valueName: "n")) var minSources = 1
    @Option(help: ArgumentHelp("Threads; default: as many as there are processors.", valueName: "n")) var threads: Int?
    @Option(help: ArgumentHelp("Write the IP addresses that the lists name into this file, one a line.", valueName: "file"))
    var addresses: String?
    @Option(help: ArgumentHelp("Write each refusal as a JSON line: path, line, text, reason.", valueName: "file"))
    var explainRefusals: String?
    @Flag(help: "Exit with 2 when anything was refused.") var failOnRefused = false
    @OptionGroup(title: "Reading") var reading: ReadingArguments
    @OptionGroup(title: "Writing") var writing: WritingArguments
    @OptionGroup(title: "Header") var head: HeadArguments
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if inputs.isEmpty { throw ValidationError("Give a list; - is stdin.") }
        if output == "-", to.count != 1 { throw ValidationError("--output - takes exactly one --to.") }
        if output == "-", global.json { throw ValidationError("--json and --output - both want stdout; write to a directory.") }
        if minSources < 1 || minSources > inputs.count { throw ValidationError("--min-sources is 1 to the number of inputs.") }
        if let threads, threads < 1 || threads > 256 { throw ValidationError("--threads is 1 to 256.") }
        if inputs.filter({ $0 == "-" }).count > 1 { throw ValidationError("stdin can be read once.") }
        if addresses == "-" { throw ValidationError("--addresses takes a file; stdout is for lists.") }
        try writing.validate(for: to)
    }

    func run() throws {
        try global.perform { context in
            let run = try context.installation().convertRun(try options())
            var refusals = try explainRefusals.map(RefusalFile.init)
            let outcome = Result {
                try run.run(
                    inputs: inputs, observer: context.observer, onRefusal: { refusals?.append($0) },
                    emit: { context.terminal.emit($0) })
            }
            // Where nothing could be used, why is what people want to know.
            try refusals?.close()
            let summary = try outcome.get()
            if global.json { context.terminal.print(summary.json) } else { ConvertCommand.tell(summary, on: context.terminal) }
            for failure in summary.failures { context.terminal.fail(failure.description, hint: failure.hint) }
            if !summary.failures.isEmpty || failOnRefused && summary.refused > 0 { throw ExitCode.incomplete }
        }
    }

    private func options() throws -> ConvertRun.Options {
        var options = ConvertRun.Options()
        options.from = try reading.dialect()
        options.to = try to.map(ListFormatName.typed)
        options.output = output
        options.hashes = global.json
        if let threads { options.threads = threads }
        options.minimumSources = minSources
        if let text = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !text.isEmpty {
            guard let seconds = Int64(text), seconds >= 0 else {
                throw PipelineError(.configuration, "SOURCE_DATE_EPOCH is no number of seconds: \"\(text)\"")
            }
            options.date = Timestamp(seconds: seconds)
        }
        options.allow = allow
        options.protect = protect
        options.reading = reading.options(sinkhole: writing.sinkhole)
        options.reading.refusesBelowOnly = writing.strict
        options.reading.takesAddressLiterals = addresses != nil
        options.addresses = addresses
        options.writing = try writing.options()
        options.head = head.head
        return options
    }

    private static func tell(_ summary: ConversionSummary, on terminal: Terminal) {
        if summary.inputs.count > 1 { tellSources(summary.inputs, on: terminal) }
        for input in summary.inputs {
            if input.belowOnly > 0 {
                terminal.say(
                    "\(PlainText.escaped(input.path)): \(input.belowOnly) entries for names below taken with the name itself")
            }
            let reasons = input.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
            if !reasons.isEmpty {
                let line = "\(PlainText.escaped(input.path)): refused: \(reasons.joined(separator: ", "))"
                // Of one list people want to know at once; of hundreds when they ask.
                if summary.inputs.count == 1 { terminal.say(line) } else { terminal.detail(line) }
            }
        }
        tellAllowRules(summary.allowRules, on: terminal)
        for output in summary.outputs {
            var line =
                "\(output.path ?? output.format): \(PlainText.counted(output.entries, "entry", plural: "entries")), \(output.bytes) bytes"
            if output.refused > 0 { line += ", \(output.refused) refused" }
            if output.widened > 0 { line += ", \(output.widened) widened" }
            if output.narrowed > 0 { line += ", \(output.narrowed) narrowed" }
            if output.exceptions > 0 { line += ", \(output.exceptions) exceptions" }
            terminal.say(line)
        }
    }

    private static func tellAllowRules(_ rules: [AllowRule], on terminal: Terminal) {
        if rules.isEmpty { return }
        let idle = rules.count { $0.names == 0 }
        let count = PlainText.counted(rules.count, "rule")
        terminal.say("allowlist: \(count), \(idle) without effect; --verbose shows what each did")
        for rule in rules {
            terminal.detail(
                "\(PlainText.escaped(rule.path)):\(rule.line): \(rule.name): \(PlainText.counted(rule.names, "name"))")
        }
    }

    /// What each input brings, as a table.
    private static func tellSources(_ inputs: [ConvertedInput], on terminal: Terminal) {
        func row(_ cells: [String]) -> String {
            cells.enumerated().map { index, cell in
                index == cells.count - 1 ? cell : String(repeating: " ", count: max(0, 10 - cell.count)) + cell
            }.joined(separator: "  ")
        }
        terminal.say(row(["lines", "names", "only here", "overlap", "refused", "format", "input"]))
        for input in inputs {
            let share = input.refusedShare.map { "\(($0 * 1000).rounded() / 10) %" } ?? "-"
            terminal.say(
                row([
                    String(input.lines), String(input.names), String(input.unique), String(input.overlap), share, input.format,
                    PlainText.escaped(input.path),
                ]))
        }
    }
}

extension ReadingOptions.HostsMeaning: ExpressibleByArgument {}
extension ReadingOptions.AddressMeaning: ExpressibleByArgument {}

extension ListDialect {
    /// A format as typed behind `--from`; `nil` for `auto`.
    static func typed(_ text: String) throws -> ListDialect? {
        do { return text == "auto" ? nil : try ListDialect(named: text) } catch {
            throw PipelineError(.usage, "\(error)", hint: error.hint)
        }
    }
}
