import ArgumentParser
import Pipeline
import Vocabulary

struct FeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed", abstract: "Third parties' lists: take one in, keep it up to date, look at it, drop it.",
        discussion: """
            A feed's names go into the next release, through the same guards as everything else: what is allowed, withdrawn by people \
            or protected stays off, whatever a feed says. A list that is empty, is a web page, was cut, is hardly understood, or \
            shrank or grew beyond the bounds is refused, and the last good one stays. One that could not be confirmed for longer than \
            its age limit drops out.

            EXAMPLES
              zhalan feed list --available              the definitions that come with Zhalan
              zhalan feed add urlhaus --sync            take one of them
              zhalan feed add partner https://lists.example/bad.txt.gz --licence "CC BY 4.0" --means fraud
              zhalan feed sync                          ask all for news
              zhalan feed show urlhaus                  its age, its size, how the last sync ended
              zhalan feed remove urlhaus
            """,
        subcommands: [Add.self, Sync.self, List.self, Show.self, Remove.self], defaultSubcommand: List.self)

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Take a third party's list.",
            discussion: """
                With a name alone it is one of the shipped definitions (`zhalan feed list --available`). Nothing is fetched before the \
                first sync.

                EXAMPLES
                  zhalan feed add urlhaus
                  zhalan feed add adlist https://lists.example/ads.txt --licence MIT --means ads --format hosts
                  zhalan feed add desk /srv/desk/bad.csv --licence internal --means fraud --column domain
                  zhalan feed add partner https://partner.example/published/current --format release --key RWQ… \\
                    --licence "by agreement" --means fraud
                """)

        @Argument(help: "The feed's name: lower-case letters, digits, hyphens.") var name: String
        @Argument(help: ArgumentHelp("Its web address, or a file.", valueName: "url|file")) var location: String?
        @Option(help: "What its publisher allows, as they state it.") var licence: String?
        @Option(
            help: ArgumentHelp(
                "What its names are listed for: \(Feed.Meaning.allCases.map(\.rawValue).joined(separator: ", ")).",
                valueName: "word"))
        var means: String?
        @Option(help: "Its format, as `convert --from` names it, or `release` for another Zhalan's release. Default: by content.")
        var format: String?
        @Option(help: "The column of a table that holds the names.") var column: String?
        @Flag(help: "A name of a hosts file stands for everything below it too.") var hostsMeanSubtree = false
        @Flag(help: "A web address stands for its host; shared hosts are refused.") var addressesMeanHosts = false
        @Option(help: "Hours after which an unconfirmed list drops out, 1–8760. Default: \(Feed.standardAgeHours).") var maxAge:
            Int?
        @Option(help: "The minisign public key that a release must be signed with.") var key: String?
        @Flag(help: "Fetch it at once.") var sync = false
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                let installation = try context.installation()
                let store = try context.store()
                let desk = installation.feedDesk(store: store)
                let feed =
                    try location.map { try desk.add(draft(at: $0), actor: actor.actor) }
                    ?? desk.add(
                        shipped: name, actor: actor.actor)
                context.terminal.say("added: feed \(feed.name) (\(feed.meaning.rawValue)), \(PlainText.escaped(feed.location))")
                if sync { return try Sync.run([feed.name], context) }
                if global.json { for status in try desk.statuses([feed.name]) { context.terminal.print(status.json) } }
            }
        }

        private func draft(at location: String) -> FeedDraft {
            var draft = FeedDraft(name: name, location: location)
            draft.licence = licence ?? ""
            draft.means = means ?? ""
            draft.format = format == "auto" ? nil : format
            draft.column = column
            draft.hostsMeanSubtree = hostsMeanSubtree
            draft.addressesMeanHosts = addressesMeanHosts
            draft.maximumAgeHours = maxAge
            draft.publicKey = key
            return draft
        }

        func validate() throws {
            let isDescribed = licence != nil || means != nil || format != nil || column != nil || maxAge != nil || key != nil
            if location == nil, isDescribed || hostsMeanSubtree || addressesMeanHosts {
                throw ValidationError(
                    "A shipped feed is described in lists/feeds; options are for an address or a file of your own.")
            }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Drop a feed with its snapshot; its names are gone with the next release.",
            discussion: """
                EXAMPLES
                  zhalan feed remove adlist --as li
                """)

        @Argument(help: "The feed's name.") var name: String
        @OptionGroup var actor: ActorOption
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.perform { context in
                try context.installation().feedDesk(store: try context.store()).remove(name, actor: actor.actor)
                context.terminal.say("removed: feed \(PlainText.escaped(name))")
            }
        }
    }
}
