import ArgumentParser
import Pipeline
import Store
import Vocabulary

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The append-only log of who did what: look at it, verify it.",
        discussion: """
            Each decision, changed setting, release and export is a line, written with what it tells of or not at all. Each line \
            carries the hash of the line before. The log is kept twice: in the database and in audit.jsonl beside it.
            """,
        subcommands: [Show.self, Verify.self], defaultSubcommand: Show.self)

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show the newest lines, oldest of them first.",
            discussion: """
                EXAMPLES
                  zhalan audit show
                  zhalan audit show --about "lead 17"
                  zhalan audit show --limit 100000 --json | jq 'select(.action == "configure")'
                """)

        @Option(help: "How many lines.") var limit = 50
        @Option(help: ArgumentHelp("Only lines about this: \"lead 17\", a name, a setting.", valueName: "subject"))
        var about: String?
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                for line in try context.storeForReading().auditLines(newest: max(0, limit), about: about) {
                    context.terminal.print(global.json ? line.text : AuditCommand.sentence(line))
                }
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Check every line against its hash, the line before, and the other copy; exit 1 when one is bad.",
            discussion: """
                The hash it prints is the head: noted elsewhere, it shows later that nothing before it was changed or cut off. Where \
                releases are signed, publish signs the head once a day as well (audit.heads beside the log); the newest signed one \
                must be in the chain.

                EXAMPLES
                  zhalan audit verify
                  zhalan audit verify --head 5c1f…   fails unless that head is in the chain
                """)

        @Option(help: ArgumentHelp("A head noted earlier, which must be in the chain.", valueName: "hash")) var head: String?
        @Option(help: ArgumentHelp("A minisign public key for the signed heads, as a file or as text.", valueName: "key"))
        var publicKey: String?
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let signed = try context.installation().signedAuditHead(publicKey: publicKey)
                let check = try context.storeForReading().checkAudit(knownHead: head ?? signed)
                if global.json {
                    context.terminal.print(
                        .object([
                            ("whole", .bool(check.fault == nil)), ("lines", .int(Int(check.lines))),
                            ("head", .optional(check.head)), ("fault", .optional(check.fault)),
                            ("mended", .int(check.mended)),
                        ]))
                } else if check.fault == nil {
                    context.terminal.print(check.head ?? AuditLine.origin)
                }
                if check.mended > 0 {
                    context.terminal.warn(
                        "audit.jsonl was mended \(PlainText.counted(check.mended, "time")) from the database: see `audit show --about audit.jsonl`"
                    )
                }
                guard let fault = check.fault else {
                    let told = head == nil && signed != nil ? ", and holds the newest signed head" : ""
                    context.terminal.say("the audit log is whole: \(check.lines) lines\(told)")
                    return
                }
                context.terminal.fail(
                    "the audit log is damaged: \(fault)",
                    hint: "\(check.lines) lines before it hold; compare with a copy of audit.jsonl that lies elsewhere")
                throw ExitCode.failure
            }
        }
    }

    private static func sentence(_ line: AuditLine) -> String {
        let detail = line.detail.isEmpty ? "" : ": \(PlainText.escaped(line.detail))"
        return "\(line.number)  \(line.at)  \(line.actor)  \(line.action)  \(PlainText.escaped(line.subject))\(detail)"
    }
}
