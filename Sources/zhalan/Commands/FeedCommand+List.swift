import ArgumentParser
import Pipeline
import Vocabulary

extension FeedCommand {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Show the feeds with their ages, or the definitions that come with Zhalan.",
            discussion: """
                EXAMPLES
                  zhalan feed list
                  zhalan feed list --available
                  zhalan feed list --json | jq -r 'select(.state != "current") | .name'
                """)

        @Flag(help: "The shipped definitions, whether added or not.") var available = false
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                if available { return try showAvailable(context) }
                let statuses = try context.installation().feedDesk(store: try context.store()).statuses()
                for status in statuses {
                    context.terminal.print(global.json ? status.json.text : List.line(status))
                }
                if statuses.isEmpty, !global.json {
                    context.terminal.say("no feed yet; `zhalan feed list --available` shows the shipped definitions")
                }
            }
        }

        private func showAvailable(_ context: CommandContext) throws {
            for item in try FeedCatalog(listsPath: context.installation().listsPath).items {
                if global.json {
                    context.terminal.print(item.json)
                } else {
                    context.terminal.print("\(item.feed.name)  \(item.feed.meaning.rawValue)  \(item.title)")
                    context.terminal.print("  \(item.feed.location)  licence: \(item.feed.licence)")
                }
            }
        }

        static func line(_ status: FeedStatus) -> String {
            let age = status.ageHours.map { "\($0) h old" } ?? "no list"
            var line =
                "\(status.feed.name)  \(status.state.rawValue)  \(status.entries) entries  \(age)  \(status.feed.meaning.rawValue)"
            if let outcome = status.stored.outcome, !outcome.isGood {
                line += "  last sync \(outcome.rawValue): \(status.stored.reason)"
            }
            return line
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show everything about one feed.",
            discussion: """
                EXAMPLES
                  zhalan feed show urlhaus
                  zhalan feed show urlhaus --json
                """)

        @Argument(help: "The feed's name.") var name: String
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                for status in try context.installation().feedDesk(store: try context.store()).statuses([name]) {
                    if global.json {
                        context.terminal.print(status.json)
                        continue
                    }
                    context.terminal.print(context.terminal.styled(List.line(status), .bold))
                    for (title, text) in Show.lines(status) {
                        context.terminal.print("  \(title)\(String(repeating: " ", count: max(1, 11 - title.count)))\(text)")
                    }
                }
            }
        }

        private static func lines(_ status: FeedStatus) -> [(String, String)] {
            let feed = status.feed
            var lines = [
                ("location", PlainText.escaped(feed.location, limit: 500)), ("licence", PlainText.escaped(feed.licence)),
                (
                    "means",
                    feed.meaning.rawValue + (feed.meaning.sparesPopularNames ? "; popular names are not taken from it" : "")
                ),
                ("age limit", "\(feed.maximumAgeHours) h"),
            ]
            if let metadata = status.snapshot?.metadata {
                lines.append(("format", metadata.dialect))
                lines.append(
                    ("list", "\(metadata.lines) lines, \(metadata.entries) statements taken, \(metadata.refused) refused"))
                lines.append(("fetched", "\(metadata.fetchedAt)"))
                if let origin = metadata.origin { lines.append(("origin", origin)) }
            }
            if let confirmed = status.stored.confirmedAt { lines.append(("confirmed", "\(confirmed)")) }
            if let tried = status.stored.triedAt {
                let outcome = status.stored.outcome?.rawValue ?? "unknown"
                lines.append(
                    ("last sync", "\(tried): \(outcome)" + (status.stored.reason.isEmpty ? "" : ": \(status.stored.reason)")))
            }
            if let absence = status.absence {
                lines.append(("next", absence))
            } else {
                lines.append(("next", "in the next release"))
            }
            return lines
        }
    }
}
