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

            EXAMPLES
              zhalan convert hosts.txt --to rpz --output -
              zhalan convert a.txt b.txt --to unbound --to dnsmasq --output out/
              zhalan convert big.txt --to rpz --output out/ --explain-refusals why.jsonl
            """)

    @Argument(help: ArgumentHelp("Lists; - is stdin.", valueName: "input")) var inputs: [String]
    @Option(parsing: .upToNextOption, help: ArgumentHelp("Formats to write; may be given several times.", valueName: "format"))
    var to: [String]
    @Option(help: ArgumentHelp("Directory for the files, or - for stdout with one format.", valueName: "dir")) var output: String
    @Option(help: ArgumentHelp("The inputs' format: auto or a name.", valueName: "format")) var from = "auto"
    @Option(
        help: ArgumentHelp("Names that are never written, with everything below; may be given several times.", valueName: "file"))
    var allow: [String] = []
    @Option(help: ArgumentHelp("More protected names; may be given several times.", valueName: "file")) var protect: [String] = []
    @Option(help: ArgumentHelp("What a name in a hosts file means: exact or subtree.", valueName: "meaning"))
    var hostsMean: ReadingOptions.HostsMeaning = .exact
    @Option(
        help: ArgumentHelp(
            "What a web address counts as: address, or host (hosts that strangers share are refused).", valueName: "meaning"))
    var urlsMean: ReadingOptions.AddressMeaning = .address
    @Option(help: ArgumentHelp("The column of a CSV table that holds the names.", valueName: "name")) var column: String?
    @Option(help: ArgumentHelp("Write only names that at least so many inputs list.", valueName: "n")) var minSources = 1
    @Option(help: ArgumentHelp("Threads; default: as many as there are processors.", valueName: "n")) var threads: Int?
    @Flag(help: "Keep names that a listed parent covers.") var keepSubdomains = false
    @Flag(help: "Refuse a name rather than write it wider than it is meant.") var strict = false
    @Option(help: ArgumentHelp("Write each refusal as a JSON line: path, line, text, reason.", valueName: "file"))
    var explainRefusals: String?
    @Flag(help: "Exit with 2 when anything was refused.") var failOnRefused = false
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if output == "-", to.count != 1 { throw ValidationError("--output - takes exactly one --to.") }
        if output == "-", global.json { throw ValidationError("--json and --output - both want stdout; write to a directory.") }
        if minSources < 1 || minSources > inputs.count { throw ValidationError("--min-sources is 1 to the number of inputs.") }
        if let threads, threads < 1 || threads > 256 { throw ValidationError("--threads is 1 to 256.") }
        if inputs.filter({ $0 == "-" }).count > 1 { throw ValidationError("stdin can be read once.") }
    }

    func run() throws {
        try global.perform { context in
            let run = try context.installation().convertRun(try options())
            var refusals = try explainRefusals.map(RefusalFile.init)
            let summary = try run.run(
                inputs: inputs, onRefusal: { refusals?.append($0) }, emit: { context.terminal.emit($0) })
            try refusals?.close()
            if global.json { context.terminal.print(summary.json) } else { ConvertCommand.tell(summary, on: context.terminal) }
            for failure in summary.failures { context.terminal.fail(failure.description, hint: failure.hint) }
            if !summary.failures.isEmpty || failOnRefused && summary.refused > 0 { throw ExitCode.incomplete }
        }
    }

    private func options() throws -> ConvertRun.Options {
        var options = ConvertRun.Options()
        options.from = try ListDialect.typed(from)
        do {
            options.to = try to.map { name throws(ListFormatError) in try ListFormatName(named: name) }
        } catch {
            throw PipelineError(.usage, "\(error)", hint: error.hint)
        }
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
        options.reading = ReadingOptions(hostsMean: hostsMean, addressesMean: urlsMean, column: column)
        options.writing = WritingOptions(isStrict: strict, keepsSubdomains: keepSubdomains)
        return options
    }

    static func tell(_ summary: ConversionSummary, on terminal: Terminal) {
        for input in summary.inputs {
            terminal.say("\(input.path): \(input.format), \(input.lines) lines, \(input.used) used, \(input.refused) refused")
        }
        if summary.inputs.count > 1 { tellSources(summary.inputs, on: terminal) }
        terminal.say(
            "\(summary.names) names, \(summary.pruned) below a listed parent, \(summary.allowed) allowed, \(summary.protected) protected"
        )
        for output in summary.outputs {
            var line = "\(output.path ?? output.format): \(output.entries) entries, \(output.bytes) bytes"
            if output.refused > 0 { line += ", \(output.refused) refused" }
            if output.widened > 0 { line += ", \(output.widened) widened" }
            if output.narrowed > 0 { line += ", \(output.narrowed) narrowed" }
            if output.exceptions > 0 { line += ", \(output.exceptions) exceptions" }
            terminal.say(line)
        }
    }

    /// What each input brings, as a table.
    private static func tellSources(_ inputs: [ConvertedInput], on terminal: Terminal) {
        func row(_ cells: [String]) -> String {
            cells.enumerated().map { index, cell in
                index == cells.count - 1 ? cell : String(repeating: " ", count: max(0, 10 - cell.count)) + cell
            }.joined(separator: "  ")
        }
        terminal.say(row(["names", "only here", "overlap", "refused", "input"]))
        for input in inputs {
            let share = input.refusedShare.map { "\(($0 * 1000).rounded() / 10) %" } ?? "-"
            terminal.say(row([String(input.names), String(input.unique), String(input.overlap), share, input.path]))
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
