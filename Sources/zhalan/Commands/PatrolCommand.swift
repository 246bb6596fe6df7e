import ArgumentParser
import Pipeline
import Vocabulary

struct PatrolCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patrol", abstract: "Look for fraud sites without waiting for a report.",
        discussion: """
            Looks up names that imitate brands (another suffix, a word more, a misspelling, signs that look the same), names that \
            listed pages link to, and the names of files that read like a brand's: newly registered names, certificate logs, zone \
            files, in any text. A site that is there, and whose robots.txt lets robots in, enters as a report with the source \
            "patrol"; the next crawl fetches it. Each patrol goes on where the last one ended.

            EXAMPLES
              zhalan patrol
              zhalan patrol --dry-run --brand PayPal --lookalikes 2000
              zhalan patrol --from new-domains.txt.gz --lookalikes 0 --links 0
              zhalan patrol --json | jq -r 'select(.outcome == "reported") | .url'

            EXIT CODES
              0   done
              2   no resolver could be asked that does not filter our own list
              75  another run holds the lock
            """)

    @Option(
        name: .customLong("from"),
        help: ArgumentHelp("A file of names, packed or not; - is stdin. May be given more than once.", valueName: "file"))
    var files: [String] = []
    @Option(help: ArgumentHelp("Look for imitations of this brand only, as brands.tsv names it.", valueName: "name"))
    var brand: String?
    @Option(help: ArgumentHelp("Names made from brands to look up. Default: patrol.lookalikes_per_run.", valueName: "n"))
    var lookalikes: Int?
    @Option(help: ArgumentHelp("Links of listed pages to look up. Default: patrol.links_per_run.", valueName: "n"))
    var links: Int?
    @Option(help: ArgumentHelp("Sites to ask for their robots.txt. Default: patrol.fetches_per_run.", valueName: "n"))
    var fetches: Int?
    @Flag(help: "Look, and enter nothing.") var dryRun = false
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        for (name, value) in [("lookalikes", lookalikes), ("links", links), ("fetches", fetches)] where (value ?? 0) < 0 {
            throw ValidationError("--\(name) can't be below 0.")
        }
    }

    func run() throws {
        try global.perform { context in
            let installation = try context.installation()
            let store = try context.store()
            let lock = try RunLock(.crawl, in: installation.state)
            for warning in installation.warnings { context.terminal.warn(warning) }
            var budget = installation.patrolBudget
            budget.lookalikes = lookalikes ?? budget.lookalikes
            budget.links = links ?? budget.links
            budget.fetches = fetches ?? budget.fetches
            let stop = StopRequest()
            let summary = try installation.patrolRun(store: store, brand: brand).run(
                files: files, budget: budget, isDry: dryRun, observer: context.observer,
                onLine: { show($0, on: context.terminal) }, shouldStop: { stop.isSet })
            withExtendedLifetime(lock) {}
            if !summary.hasResolver { throw ExitCode.incomplete }
        }
    }

    private func show(_ line: PatrolRun.Line, on terminal: Terminal) {
        if global.json {
            terminal.print(line.json)
        } else {
            terminal.print("\(line.fate.rawValue)  \(PlainText.escaped(line.address))  \(PlainText.escaped(line.note))")
        }
    }
}
