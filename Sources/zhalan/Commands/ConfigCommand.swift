import ArgumentParser
import Configuration
import Vocabulary

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Check the configuration, or show it as resolved with where each value came from.",
        subcommands: [Check.self, Show.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Check the configuration: unknown settings, wrong types, values out of range.",
            discussion: """
                EXAMPLES
                  zhalan config check --config /etc/zhalan/zhalan.toml
                """)

        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let resolved = try context.configuration()
                _ = try context.installation().crawlSettings()
                try context.installation().checkDecisions()
                context.terminal.say("\(resolved.path ?? "built-in defaults"): the configuration is good")
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show every setting, its value and where it came from.",
            discussion: """
                EXAMPLES
                  zhalan config show
                  zhalan config show --json | jq 'select(.origin != "built-in default")'
                """)

        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                var section = ""
                for (setting, value, origin) in try context.configuration().all {
                    if global.json {
                        context.terminal.print(
                            .object([
                                ("setting", .string(setting.key)), ("value", .string(value.description)),
                                ("origin", .string(origin.description)),
                            ]))
                        continue
                    }
                    if setting.section != section {
                        if !section.isEmpty { context.terminal.print() }
                        section = setting.section
                        context.terminal.print("[\(section)]")
                    }
                    context.terminal.print("\(setting.name) = \(value)  # \(origin)")
                }
            }
        }
    }
}
