import ArgumentParser
import Configuration
import Foundation
import Pipeline
import SampleWeb
import Vocabulary

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Run the whole main job in seconds, offline, on sample sites.",
        discussion: """
            Serves sample fraud and honest sites on a loopback address, reports all of them, crawls, judges, decides and publishes, \
            and prints each decision with its reasons. The release stays in the output directory to look at. --config and --state have no say in it.

            EXAMPLES
              zhalan demo
              zhalan demo --output /tmp/demo --json | jq 'select(.type == "PH1")'
            """)

    @Option(help: ArgumentHelp("Where state and release go; an earlier demo there is replaced.", valueName: "dir"))
    var output = "zhalan-demo"
    @Flag(help: "Play the second cast: other brands, hosts and texts in the same parts.") var secondCast = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            let sites = SampleWeb.sites(cast: secondCast ? .second : .first)
            let state = StateDirectory(output)
            try DemoStage.prepare(state)
            let server = SampleServer(sites: sites)
            let port = try BlockingWait.on { try await server.start() }
            defer { _ = try? BlockingWait.on { await server.stop() } }
            let target = "127.0.0.2:\(port)"
            context.terminal.say("serving \(sites.count) sample sites on \(target)")
            let installation = Installation(
                configuration: try DemoStage.configuration(hosts: server.hosts, target: target), state: state,
                listsPath: global.lists ?? ProgramFiles.lists, parserPath: ProgramFiles.parser, now: context.now)
            let run = try MainRun(installation: installation)
            _ = try run.intake(links: sites.map(\.url), source: "demo")
            var verdicts: [ClassifyRun.Line] = []
            _ = try run.run(observer: context.observer, onVerdict: { verdicts.append($0) })
            let table = DemoTable(sites: sites, verdicts: verdicts)
            if global.json { table.printJSON(on: context.terminal) } else { table.print(on: context.terminal) }
            let example = sites.first(where: \.isFraud)?.host ?? "pay.example"
            DemoStage.tellRelease(state, example: example, on: context.terminal, asJSON: global.json)
            if !table.surprises.isEmpty {
                context.terminal.fail("\(table.surprises.count) sites were not decided as they should be", hint: nil)
                throw ExitCode.failure
            }
        }
    }
}
