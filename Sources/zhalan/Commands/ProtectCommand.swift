import ArgumentParser
import Pipeline
import Vocabulary

struct ProtectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "protect", abstract: "Names that must never be listed.", subcommands: [List.self],
        defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the protected names with class and reason.",
            discussion: """
                Public suffixes are protected too; they come from the public suffix list and are not shown here.

                EXAMPLES
                  zhalan protect list
                  zhalan protect list --json | jq -r 'select(.class == "bank") | .name'
                """)

        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let lists = try ListsDirectory(path: try context.installation().listsPath).load().lists
                for rule in lists.protected.rules {
                    if global.json {
                        context.terminal.print(
                            .object([
                                ("name", .string(rule.rule.text)), ("scope", .string(rule.isSubtree ? "subtree" : "exact")),
                                ("class", .string(rule.category)), ("reason", .string(rule.reason)),
                            ]))
                    } else {
                        context.terminal.print(
                            "\(rule.rule)  \(rule.isSubtree ? "subtree" : "exact")  \(rule.category)  \(rule.reason)")
                    }
                }
            }
        }
    }
}
