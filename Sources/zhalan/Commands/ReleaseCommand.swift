import ArgumentParser
import Pipeline
import Vocabulary

struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Look at published releases, verify them, and go back to one.",
        subcommands: [List.self, Show.self, Diff.self, Verify.self, Rollback.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Show the releases on disk, oldest first.")

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
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a release's manifest.")

        @Argument(help: "The serial; without it the current release.") var serial: UInt32?
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                context.terminal.print(try ReleaseDesk(installation: try context.installation()).manifestText(serial))
            }
        }
    }

    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff",
            abstract: "Show what a release lists that an earlier one does not (+), and the other way round (-).",
            discussion: """
                Before a rollback, the two the other way round show what would come back and what would go.

                EXAMPLES
                  zhalan release diff                         the current release and the one before it
                  zhalan release diff 1795480001 1795490000
                """)

        @Argument(help: "The serial before; without it the release before the other.") var from: UInt32?
        @Argument(help: "The serial after; without it the current release.") var to: UInt32?
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let desk = ReleaseDesk(installation: try context.installation())
                let result = try desk.diff(from: from, to: to) { difference in
                    if global.json {
                        context.terminal.print(difference.json)
                    } else {
                        context.terminal.print(
                            "\(difference.isAdded ? "+" : "-") \(difference.subject)  \(difference.scope.rawValue)")
                    }
                }
                context.terminal.say(
                    "release \(result.from) to \(result.to): \(result.added) added, \(result.removed) removed")
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
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
            commandName: "rollback", abstract: "Publish an earlier release's content under a new serial.",
            discussion: """
                Serials only rise, or secondaries would keep the newer zone. The next `zhalan publish` makes a release from today's \
                listings again: take the cause away first, or stop the timer. What came back (+) and what went (-) is counted, and some of \
                it named.

                EXAMPLES
                  zhalan release rollback 1795480001 --dry-run
                  zhalan release rollback 1795480001 --as li
                """)

        @Argument(help: "The serial to go back to.") var serial: UInt32
        @Flag(help: "Say what would come back and what would go, and publish nothing.") var dryRun = false
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let installation = try context.installation()
                let desk = ReleaseDesk(installation: installation)
                if dryRun {
                    let change = try desk.change(from: try desk.current(), to: serial)
                    show(change, on: context.terminal)
                    if global.json { context.terminal.print(.object(change.json)) }
                    return
                }
                let store = try context.store()
                let lock = try RunLock(.publish, in: installation.state)
                let before = try desk.current()
                let outcome = try installation.publishRun(store: store, options: options).rollBack(
                    to: serial, observer: context.observer)
                withExtendedLifetime(lock) {}
                // The switch is made: a release before it that can't be read takes nothing of that back.
                var change: ReleaseDesk.Change?
                do { change = try desk.change(from: before, to: outcome.serial) } catch {
                    context.terminal.warn("what the switch changed is not known: \(error)")
                }
                if let change { show(change, on: context.terminal) }
                PublishCommand.show(
                    outcome, in: installation.state, asJSON: global.json, with: change?.json ?? [], on: context.terminal)
            }
        }

        private func show(_ change: ReleaseDesk.Change, on terminal: Terminal) {
            terminal.say(change.text)
            for difference in change.samples {
                terminal.say("\(difference.isAdded ? "+" : "-") \(difference.subject)  \(difference.scope.rawValue)")
            }
            if let more = change.more { terminal.say("all of it: \(more)") }
        }

        private var options: PublishRun.Options {
            var options = PublishRun.Options()
            options.actor = actor.actor
            return options
        }
    }
}
