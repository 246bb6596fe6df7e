import ArgumentParser
import Foundation
import Pipeline
import Store
import Vocabulary

struct FeedbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedback", abstract: "What consumers saw of the list, and what sources have earned.",
        discussion: """
            A false positive about something listed puts it before people again; nothing comes off by itself. What people decide on \
            a source's leads is its precision, which weighs its next leads in the queue and for the automatic rule.
            """,
        subcommands: [Import.self, Sources.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Take in a file of hits, false positives and confirmed blocks; the same file again changes nothing.",
            discussion: """
                CSV with a header, or JSON lines: url (a name or an address), kind (hits, false-positive, confirmed), count, consumer, \
                at, note.

                EXAMPLES
                  zhalan feedback import campus.csv --consumer campus
                """)

        @Argument(help: "The file; - is stdin.") var file: String
        @Option(help: "Who says so, where a row does not.") var consumer = "consumer"
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let run = FeedbackRun(store: try context.store(), actor: actor.actor, now: context.now)
                guard let handle = file == "-" ? .standardInput : FileHandle(forReadingAtPath: file) else {
                    throw PipelineError(.input, "\(file): the file can't be read", hint: "see its path and permissions")
                }
                let summary = try run.take(from: handle, path: file, consumer: consumer) { refusal in
                    context.terminal.warn(
                        "\(PlainText.escaped(refusal.path)) line \(refusal.line): \(PlainText.escaped(refusal.explanation))")
                }
                if global.json {
                    context.terminal.print(
                        .object([
                            ("new", .int(summary.new)), ("known", .int(summary.known)), ("refused", .int(summary.refused)),
                            ("reviews", .int(summary.reviews)),
                        ]))
                }
                context.terminal.say(summary.text)
            }
        }
    }

    struct Sources: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sources", abstract: "Show each source's precision: confirmed and refused leads with the 95 % interval.",
            discussion: """
                EXAMPLES
                  zhalan feedback sources
                  zhalan feedback sources --reporters --json
                """)

        @Flag(help: "Each reporter (source and contact) instead of each source.") var reporters = false
        @Flag(help: "Each feed: of its names on which there is a decision, how many are on the list.") var feeds = false
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            if reporters && feeds { throw ValidationError("--reporters and --feeds exclude each other.") }
        }

        func run() throws {
            try global.perform { context in
                let store = try context.storeForReading()
                let records =
                    try feeds
                    ? context.installation().feedDesk(store: store).records()
                    : reporters ? store.reporterRecords() : store.sourceRecords()
                for record in records {
                    context.terminal.print(global.json ? Sources.json(record).text : Sources.sentence(record))
                }
            }
        }

        private static func json(_ record: SourceRecord) -> JSONValue {
            let precision = record.precision
            return .object([
                ("source", .string(record.source)), ("contact", .optional(record.contact)), ("reports", .int(record.reports)),
                ("leads", .int(record.leads)), ("confirmed", .int(record.confirmed)), ("refused", .int(record.refused)),
                ("precision", .optional(precision.share)), ("lower", .double(precision.lower)),
                ("upper", .double(precision.upper)),
                ("trust", .string("\(SourceTrust.level(precision))")),
            ])
        }

        private static func sentence(_ record: SourceRecord) -> String {
            let precision = record.precision
            let who = record.contact.map { "\(record.source) / \($0.isEmpty ? "no contact" : $0)" } ?? record.source
            let share = precision.share.map { "\(percent($0)) (\(percent(precision.lower))–\(percent(precision.upper)))" } ?? "–"
            return "\(PlainText.escaped(who))  \(record.leads) leads, \(record.confirmed) confirmed, \(record.refused) refused  "
                + "\(share)  \(SourceTrust.level(precision))"
        }

        private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
    }
}
