import ArgumentParser
import Foundation
import Intake
import Pipeline
import Vocabulary

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Take in reported links.",
        discussion: """
            Many reports of one address make one lead. What is acknowledged is on disk. Files can be text (every link in a line, \
            defanged ones too), CSV with a header that has a column "url", or JSON lines with the same keys. Taking in the same \
            file twice changes nothing.

            EXAMPLES
              zhalan report http://pay.example/login --source desk
              zhalan report --from reports.csv --source 96110
              zhalan report --from - --source mail --json < mail.txt
            """)

    @Argument(help: "Links; - reads reports from stdin.") var links: [String] = []
    @Option(help: ArgumentHelp("Read reports from a file; - is stdin. May be given several times.", valueName: "file"))
    var from: [String] = []
    @Option(
        help: ArgumentHelp(
            "How the file is written.", valueName: "format"))
    var format: ReportFormat = .auto
    @Option(help: ArgumentHelp("Who reports.", valueName: "name")) var source: String
    @Flag(help: "Take in the files that wait in the inbox of the state directory.") var inbox = false
    @Flag(help: "Exit with 2 when anything was refused.") var failOnRefused = false
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if links.isEmpty, from.isEmpty, !inbox { throw ValidationError("Give links, --from FILE (- for stdin), or --inbox.") }
        if source.isEmpty || source.utf8.count > 200 { throw ValidationError("--source needs 1 to 200 bytes.") }
    }

    func run() throws {
        try global.perform { context in
            let run = try context.installation().intakeRun(store: try context.store(), source: source)
            var total = IntakeRun.Summary()
            var isIncomplete = false
            let typed = links.filter { $0 != "-" }
            if !typed.isEmpty { total.add(try run.take(arguments: typed) { show($0, on: context.terminal) }) }
            for path in from + links.filter({ $0 == "-" }) {
                do {
                    let handle = try ReportCommand.open(path)
                    total.add(try run.take(from: handle, path: path, format: format) { show($0, on: context.terminal) })
                } catch let error as PipelineError where error.kind == .input {
                    context.terminal.fail(error.description, hint: error.hint)
                    isIncomplete = true
                }
            }
            if inbox {
                total.add(try context.installation().inboxRun(store: try context.store()).run(observer: context.observer))
            }
            if global.json {
                context.terminal.print(
                    .object([
                        (
                            "summary",
                            .object([
                                ("accepted", .int(total.accepted)), ("duplicate", .int(total.duplicate)),
                                ("refused", .int(total.refused)),
                            ])
                        )
                    ]))
            }
            context.terminal.say(total.text)
            if isIncomplete || failOnRefused && total.refused > 0 { throw ExitCode.incomplete }
        }
    }

    private func show(_ line: IntakeRun.Line, on terminal: Terminal) {
        if global.json {
            terminal.print(
                .object([
                    ("line", .int(line.line)), ("input", .string(line.input)), ("outcome", .string(line.fate.rawValue)),
                    ("url", .optional(line.url)), ("lead", .optional(line.lead.map { Int($0) })),
                    ("reason", .optional(line.reason)),
                    ("explanation", .optional(line.explanation)),
                ]))
            return
        }
        switch line.fate {
        case .accepted: terminal.print("accepted   \(line.url ?? "")")
        case .duplicate: terminal.print("duplicate  \(line.url ?? "")")
        case .refused:
            let place = line.line > 0 ? "\(PlainText.escaped(line.path)) line \(line.line)" : PlainText.escaped(line.path)
            terminal.print("refused    \(place): \(line.explanation ?? ""): \(PlainText.escaped(line.input))")
        }
    }

    private static func open(_ path: String) throws -> FileHandle {
        if path == "-" { return FileHandle.standardInput }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw PipelineError(
                .input, "\(path): the file can't be read: \(String(cString: strerror(errno)))",
                hint: "see its path and permissions")
        }
        return handle
    }
}

extension ReportFormat: ExpressibleByArgument {}
