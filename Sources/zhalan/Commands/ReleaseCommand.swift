import ArgumentParser
import Pipeline
import Vocabulary

struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Look at published releases, verify them, and go back to one.",
        subcommands: [List.self, Show.self, Verify.self, Rollback.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show the releases on disk, oldest first.")

        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let desk = ReleaseDesk(installation: try context.installation())
                for release in try desk.list() {
                    if global.json {
                        context.terminal.print(release.json)
                    } else {
                        context.terminal.print(
                            "\(release.serial)  \(release.generated)  \(release.names) names\(release.isCurrent ? "  current" : "")"
                                + (release.isSimulated ? "  simulated" : ""))
                    }
                }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a release's manifest.")

        @Argument(help: "The serial; without it the current release.") var serial: UInt32?
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                context.terminal.print(try ReleaseDesk(installation: try context.installation()).manifestText(serial))
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read every file again and compare it with its checksum and signature; exit 1 when anything differs.",
            discussion: """
                The signature is held against the key that --public-key or `[publish] public_key` names, else against that of the key \
                that releases are signed with here; without any, it is not looked at.

                EXAMPLES
                  zhalan release verify
                  zhalan release verify --public-key zhalan.pub
                """)

        @Argument(help: "The serial; without it the current release.") var serial: UInt32?
        @Option(help: ArgumentHelp("A minisign public key, as a file or as text.", valueName: "key")) var publicKey: String?
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let result = try ReleaseDesk(installation: try context.installation()).verify(serial, publicKey: publicKey)
                if global.json { context.terminal.print(result.json) }
                for damage in result.damages where !global.json { context.terminal.print(damage) }
                let signature = result.isSignatureChecked ? "" : "; no key is known, so the signature was not looked at"
                context.terminal.say(
                    "release \(result.serial): \(result.intact) files intact, \(result.damages.count) damaged\(signature)")
                if !result.damages.isEmpty { throw ExitCode.failure }
            }
        }
    }

    struct Rollback: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publish an earlier release's content under a new serial.",
            discussion: """
                Serials only rise, or secondaries would keep the newer zone. The next `zhalan publish` makes a release from today's \
                listings again: take the cause away first, or stop the timer.

                EXAMPLES
                  zhalan release rollback 1795480001 --as li
                """)

        @Argument(help: "The serial to go back to.") var serial: UInt32
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let installation = try context.installation()
                let store = try context.store()
                let lock = try RunLock(.publish, in: installation.state)
                let outcome = try installation.publishRun(store: store, options: options).rollBack(
                    to: serial, observer: context.observer)
                withExtendedLifetime(lock) {}
                PublishCommand.show(outcome, in: installation.state, asJSON: global.json, on: context.terminal)
            }
        }

        private var options: PublishRun.Options {
            var options = PublishRun.Options()
            options.actor = actor.actor
            return options
        }
    }
}
