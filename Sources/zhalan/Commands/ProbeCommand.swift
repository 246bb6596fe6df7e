import ArgumentParser
import Pipeline
import Vocabulary

struct ProbeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe", abstract: "Ask resolvers whether they serve the newest release.",
        discussion: """
            Every release carries a name of its own, its canary, as its last entry. A resolver that knows the newest one has loaded the \
            newest list whole; one that knows an older one lags behind; one that knows none does not filter. Some names that came and \
            went with the newest release are asked for too. The exit code is 2 when a resolver is not current.

            EXAMPLES
              zhalan probe                       the resolvers of [probe] resolvers
              zhalan probe 192.0.2.53 127.0.0.1:5353 --json
            """)

    @Argument(help: ArgumentHelp("Resolvers to ask: an address, with or without a port.", valueName: "resolver"))
    var resolvers: [String] = []
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let lines = try context.installation().probeRun(resolvers: resolvers).run()
            let width = lines.map(\.resolver.count).max() ?? 0
            for line in lines {
                if global.json {
                    context.terminal.print(line.json)
                } else {
                    context.terminal.print(ProbeCommand.row(line, width: width))
                }
            }
            let late = lines.filter { !$0.isCurrent }.count
            context.terminal.say("\(lines.count - late) of \(PlainText.counted(lines.count, "resolver")) current")
            if late > 0 { throw ExitCode.incomplete }
        }
    }

    /// `127.0.0.1:5353  lagging     1795480001  2 releases behind, for 431 s`
    private static func row(_ line: ProbeRun.Line, width: Int) -> String {
        let finding = line.finding
        func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
        var row = "\(padded(line.resolver, width))  \(padded(finding.state.rawValue, 11))"
        row += "  \(padded(finding.serial.map(String.init) ?? "-", 10))"
        if let behind = finding.behind, behind > 0 {
            row += "  \(PlainText.counted(behind, "release")) behind, for \(line.lag ?? 0) s"
        }
        if !finding.open.isEmpty { row += "  still answers \(finding.open.map(\.text).joined(separator: ", "))" }
        if !finding.stale.isEmpty { row += "  still blocks \(finding.stale.map(\.text).joined(separator: ", "))" }
        return row
    }
}
