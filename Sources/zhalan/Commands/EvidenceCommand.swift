import ArgumentParser
import Pipeline
import Vocabulary

struct EvidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "What was fetched, as WARC files: verify that it is what it was.",
        discussion: """
            Each fetch is kept in evidence/ of the state directory: request, answer and what is known of the server, in WARC 1.1, a \
            gzip member for each record. Text and HTML only; the same page again is a reference. Any WARC reader opens the files.
            """,
        subcommands: [Verify.self], defaultSubcommand: Verify.self)

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Read every file, compute every digest anew, and compare; exit 1 when a byte has changed.",
            discussion: """
                A file that a crawl is writing now is not looked at.

                EXAMPLES
                  zhalan evidence verify
                  zhalan evidence verify zhalan-20261125T093000Z-1.warc.gz
                  zhalan evidence verify --json | jq 'select(.whole | not)'

                EXIT CODES
                  0   every file is what it was
                  1   a file was changed, cut, removed or added
                """)

        @Argument(help: "Files to verify, by name; all of them without one.") var files: [String] = []
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let desk = try context.installation().evidenceDesk(store: context.storeForReading())
                var count = 0
                let isWhole = try desk.verify(files) { line in
                    count += 1
                    if global.json {
                        context.terminal.print(line.json)
                    } else {
                        let records = line.records.values.reduce(0, +)
                        context.terminal.print(
                            "\(line.faults.isEmpty ? "whole  " : "damaged") \(PlainText.escaped(line.name))  \(PlainText.counted(records, "record"))"
                        )
                        for fault in line.faults { context.terminal.print("         \(PlainText.escaped(fault))") }
                    }
                }
                guard isWhole else {
                    context.terminal.fail(
                        "evidence was changed after it was kept", hint: "compare with a copy; what is still whole is named above")
                    throw ExitCode.failure
                }
                context.terminal.say("\(PlainText.counted(count, "file")) of evidence, all whole")
            }
        }
    }
}
