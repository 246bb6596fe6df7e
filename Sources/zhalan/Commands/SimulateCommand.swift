import ArgumentParser
import Pipeline
import Vocabulary

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Fill an empty state directory with a plausible, made-up history.",
        discussion: """
            For trying queue, release and explanations at scale. Names are under .test, addresses are those for documentation; every \
            release made from it is marked as simulated, and deploy refuses it. A store that holds anything real is refused. The same \
            seed at the same moment gives the same history.

            EXAMPLES
              zhalan simulate --state /tmp/try --days 365 --seed 1
              zhalan simulate --state /tmp/try --days 120 --seed 1 --listings 100000
            """)

    @Option(help: ArgumentHelp("How many days the history goes back, 1 to 3650.", valueName: "days")) var days: Int
    @Option(help: ArgumentHelp("Which history.", valueName: "number")) var seed: Int64
    @Option(help: ArgumentHelp("How many listings it makes. Default: 40 a day.", valueName: "number")) var listings: Int?
    @Option(help: ArgumentHelp("How many leads it has. Default: ten for each listing.", valueName: "number")) var leads: Int?
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let options = try SimulateRun.Options(days: days, seed: seed, listings: listings, leads: leads)
            let run = try context.installation().simulateRun(store: try context.store(), options: options)
            let summary = try run.run(observer: context.observer)
            guard global.json else { return }
            context.terminal.print(
                .object([
                    ("leads", .int(summary.leads)), ("reports", .int(summary.reports)), ("listings", .int(summary.listings)),
                    ("rejected", .int(summary.rejected)), ("appeals", .int(summary.appeals)),
                ]))
        }
    }
}
