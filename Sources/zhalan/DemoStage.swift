import Configuration
import Foundation
import Pipeline
import Vocabulary

/// Sets the demo up and tells where its release lies.
enum DemoStage {
    /// The file that says a directory is a demo's, and may be replaced by the next.
    private static let marker = ".zhalan-demo"

    static func prepare(_ state: StateDirectory) throws {
        let files = FileManager.default
        if files.fileExists(atPath: state.root) {
            let isEmpty = (try? files.contentsOfDirectory(atPath: state.root).isEmpty) ?? false
            guard isEmpty || files.fileExists(atPath: state.root + "/" + marker) else {
                throw PipelineError(
                    .state, "\(state.root): the directory is there and is not an earlier demo's",
                    hint: "name another one with --output DIR")
            }
            try files.removeItem(atPath: state.root)
        }
        try state.prepare()
        guard files.createFile(atPath: state.root + "/" + marker, contents: Data()) else {
            throw PipelineError(.state, "\(state.root): the directory can't be written")
        }
    }

    /// Everything as it is by default, but that the sample sites' names stand for the loopback server.
    static func configuration(hosts: [String], target: String) throws -> ResolvedConfiguration {
        let entries = hosts.map { "\"\($0)\" = \"\(target)\"" }.joined(separator: ", ")
        return try ResolvedConfiguration(
            text: """
                [crawl]
                test_permit = ["\(target)"]
                test_hosts = { \(entries) }
                """, named: "the demo's configuration")
    }

    static func tellRelease(_ state: StateDirectory, example host: String, on terminal: Terminal, asJSON: Bool) {
        if asJSON {
            terminal.print(.object([("release", .string(state.current))]))
            return
        }
        terminal.print()
        terminal.print("The release: \(terminal.styled(state.current, .bold))")
        terminal.print("  unbound                        unbound.conf, or rpz.zone")
        terminal.print("  BIND, Knot Resolver, PowerDNS  rpz.zone, as zone rpz.zhalan")
        terminal.print("  dnsmasq                        dnsmasq.conf")
        terminal.print("  browsers                       adblock.txt")
        terminal.print("docs/OPERATIONS.md tells how each is loaded.")
        terminal.print()
        terminal.print("Look closer:")
        let program = CommandLine.arguments[0]
        terminal.print("  \(program) review list --state \(state.root)")
        terminal.print("  \(program) explain \(host) --state \(state.root)")
    }
}
