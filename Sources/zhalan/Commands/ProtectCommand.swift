import ArgumentParser
import Pipeline
import Protection
import Vocabulary

struct ProtectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "protect", abstract: "Names that must never be listed.",
        discussion: """
            The critical layer is shipped in lists/protect and always on. The popular layer is imported; it holds for reports, \
            verdicts and feeds that mean fraud, and not for `zhalan convert`. Public suffixes are protected too; they come from the \
            public suffix list.
            """,
        subcommands: [List.self, Import.self, Remove.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Show the protected names with class and reason, or which rule covers a name.",
            discussion: """
                EXAMPLES
                  zhalan protect list
                  zhalan protect list pay.bank.example
                  zhalan protect list --json | jq -r 'select(.class == "bank") | .name'
                """)

        @Argument(help: "A name: which rule covers it, and what could be listed there.") var name: String?
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let desk = try context.installation().protectDesk()
                if let name {
                    let answer = try desk.answer(about: name)
                    if global.json { return context.terminal.print(answer.json) }
                    return context.terminal.print(List.sentence(answer))
                }
                for rule in desk.rules {
                    if global.json { context.terminal.print(List.json(rule)) } else { context.terminal.print(List.line(rule)) }
                }
                for list in desk.popular {
                    let days = desk.age(of: list)
                    if global.json { context.terminal.print(List.json(list, days: days)) }
                    context.terminal.say(
                        "popular: \(list.source), \(list.names) names of \(list.dated) (\(PlainText.counted(days, "day")) old)")
                }
            }
        }

        private static func sentence(_ answer: ProtectDesk.Answer) -> String {
            if let ruling = answer.ruling { return "protected (\(ruling.kind.rawValue)): \(ruling)" }
            let below = answer.below.map { "; with all below it never, for \($0) lies there" } ?? ""
            return "\(answer.name) is not protected\(below); a page there is listed as \(answer.granularity.listed)"
        }

        private static func line(_ rule: NameRule) -> String {
            "\(rule.name)  \(rule.isSubtree ? "subtree" : "exact")  \(rule.category)  \(rule.reason)"
        }

        private static func json(_ rule: NameRule) -> JSONValue {
            .object([
                ("name", .string(rule.name.text)), ("scope", .string(rule.isSubtree ? "subtree" : "exact")),
                ("class", .string(rule.category)), ("reason", .string(rule.reason)), ("place", .string(rule.place)),
            ])
        }

        private static func json(_ list: PopularNames, days: Int) -> JSONValue {
            .object([
                ("popular", .string(list.source)), ("names", .int(list.names)), ("dated", .string(list.dated.description)),
                ("imported", .string(list.imported.description)), ("age_days", .int(days)),
            ])
        }
    }

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Take in a list of popular names; one of the same name is replaced as a whole.",
            discussion: """
                Reads Tranco and Umbrella CSV (rank,name), Majestic CSV (with its header), MISP warninglists of host names, and any \
                list of names; packed with gzip, zstd or xz too.

                EXAMPLES
                  zhalan protect import tranco.csv
                  zhalan protect import list.json --name misp-top
                """)

        @Argument(help: ArgumentHelp("The list.", valueName: "file")) var file: String
        @Option(help: "The name to keep it under. Default: the file's.") var name: String?
        @Option(help: ArgumentHelp("Keep so many names, the best ranked.", valueName: "n"))
        var top = ProtectionLimits.popularNames
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            guard (1...ProtectionLimits.mostPopularNames).contains(top) else {
                throw ValidationError("--top is 1 to \(ProtectionLimits.mostPopularNames).")
            }
        }

        func run() throws {
            try global.perform { context in
                var options = PopularImport.Options()
                options.name = name
                options.top = top
                let summary = try context.installation().popularImport().run(file, options: options) { refusal in
                    context.terminal.detail("\(refusal.path) line \(refusal.line): \(refusal.reason)")
                }
                if global.json {
                    context.terminal.print(
                        .object([
                            ("popular", .string(summary.source)), ("names", .int(summary.names)),
                            ("left_out", .int(summary.leftOut)), ("refused", .int(summary.refused)),
                            ("dated", .string(summary.dated.description)),
                        ]))
                } else {
                    context.terminal.say(
                        "\(summary.source): \(summary.names) names of \(summary.dated), \(summary.leftOut) beyond --top, "
                            + "\(summary.refused) lines refused")
                }
            }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Forget an imported popular list.",
            discussion: """
                EXAMPLES
                  zhalan protect remove tranco
                """)

        @Argument(help: "The name it is kept under.") var name: String
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let source = try PopularImport.source(name)
                guard try PopularShelf(context.installation().state).remove(source) else {
                    throw PipelineError(
                        .input, "there is no popular list \(source)", hint: "`zhalan protect list` shows which there are")
                }
                context.terminal.say("\(source) is forgotten: its names are protected no longer")
            }
        }
    }
}
