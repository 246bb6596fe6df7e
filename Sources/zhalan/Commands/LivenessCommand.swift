import ArgumentParser
import Foundation
import Pipeline
import Store
import Vocabulary

struct LivenessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "liveness", abstract: "Ask for many names: which are dead, parked or sinkholed.",
        discussion: """
            Nothing is fetched and no listing is changed. A name is dead only when it was absent in 3 answers, 8 hours or more apart, \
            over 3 days, of a resolver that hides nothing, and no name below it lives; until then it is absent. So ask daily. \
            Where names are parked, and which sinkholes are known, is in lists/shared/addresses.tsv.

            EXAMPLES
              zhalan liveness pay.example shop.example
              zhalan liveness --listings --json | jq -r 'select(.state == "dead") | .name'
              zhalan liveness --feed urlhaus --not-live

            EXIT CODES
              0   done
              2   no resolver is known to hide nothing: no name was called absent or dead
            """)

    @Argument(help: "Names to ask for.") var names: [String] = []
    @Flag(help: "Ask for every listed name.") var listings = false
    @Option(help: ArgumentHelp("Ask for every name of a feed.", valueName: "name")) var feed: String?
    @Flag(help: "Print only names that do not simply live.") var notLive = false
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        let given = [!names.isEmpty, listings, feed != nil].count { $0 }
        if given != 1 { throw ValidationError("Give names, --listings or --feed NAME, one of them.") }
    }

    func run() throws {
        try global.perform { context in
            let installation = try context.installation()
            let store = try context.store()
            let stop = StopRequest()
            let subject: LivenessRun.Subject = listings ? .listings : feed.map { .feed($0) } ?? .names(names)
            let summary = try installation.livenessRun(store: store).run(
                subject, observer: context.observer, onLine: { show($0, on: context.terminal) }, shouldStop: { stop.isSet })
            if !summary.isClean { throw ExitCode.incomplete }
        }
    }

    private func show(_ line: LivenessRun.Line, on terminal: Terminal) {
        if notLive, line.observation.state == .live { return }
        if global.json {
            terminal.print(line.json)
        } else {
            let state = line.observation.state.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)
            let since = line.observation.absentSince.map { "  absent since \($0)" } ?? ""
            terminal.print("\(state) \(line.observation.name)\(line.reason.isEmpty ? "" : "  \(line.reason)")\(since)")
        }
    }
}
