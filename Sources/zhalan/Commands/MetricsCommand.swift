import ArgumentParser
import Pipeline
import Vocabulary

struct MetricsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics", abstract: "Print the figures of all runs as Prometheus text.",
        discussion: """
            For node_exporter's textfile collector: write the file after each run, under a name that ends with .prom. It is switched \
            at once, never half-written. The resolvers of [probe] are asked what they serve. packaging/grafana/zhalan.json is a dashboard for it.

            EXAMPLES
              zhalan metrics | grep zhalan_review_waiting
              zhalan metrics --output /var/lib/prometheus/node-exporter/zhalan.prom
            """)

    @Option(name: .shortAndLong, help: ArgumentHelp("Write into this file instead of to stdout.", valueName: "file"))
    var output: String?
    @Flag(help: "Ask no resolver.") var withoutProbe = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let text = try context.installation().metrics(
                store: try context.storeForReading(), asks: !withoutProbe
            ).text
            if let output {
                try MetricsFile.write(text, to: output)
            } else {
                text.split(separator: "\n").forEach { context.terminal.print(String($0)) }
            }
        }
    }
}
