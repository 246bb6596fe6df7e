import ArgumentParser
import Pipeline
import Vocabulary

struct CrawlCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crawl", abstract: "Fetch the leads that are due and read their pages.",
        discussion: """
            Each lead is fetched once as a desktop and once as a mobile browser, with GET only. Addresses inside private and special \
            networks are never reached. How every fetch ended is kept; an unreachable link is a result, not an error.

            EXAMPLES
              zhalan crawl
              zhalan crawl --json | jq -c 'select(.outcome != "ok") | [.url, .reason]'
            """)

    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let installation = try context.installation()
            let store = try context.store()
            installation.state.dueForCrawl.clear()
            let lock = try RunLock(.crawl, in: installation.state)
            for warning in installation.warnings { context.terminal.warn(warning) }
            let run = try installation.crawlRun(store: store)
            let stop = StopRequest()
            _ = try run.run(observer: context.observer, onLine: { show($0, on: context.terminal) }, shouldStop: { stop.isSet })
            withExtendedLifetime(lock) {}
        }
    }

    private func show(_ line: CrawlRun.Line, on terminal: Terminal) {
        if global.json {
            terminal.print(line.json)
        } else {
            let outcome = line.outcome
            let status = outcome.status.map { " \($0)" } ?? ""
            let reason = outcome.reason.isEmpty ? "" : " (\(outcome.reason))"
            terminal.print("\(outcome.kind.rawValue)\(status)  \(PlainText.escaped(line.spelling))\(reason)")
        }
    }
}
