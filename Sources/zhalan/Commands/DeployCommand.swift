import ArgumentParser
import Deployment
import Pipeline
import Vocabulary

struct DeployCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deploy", abstract: "Bring the current release to a resolver of this machine; never restart it.",
        discussion: """
            The release's file is copied into the resolver's own directory under a temporary name, checked with the resolver's checker \
            where there is one, and renamed; the resolver reads that file again and keeps its cache. Then it is asked for listed \
            names and for names that are not listed. When the answers are wrong, the file from before is put back and is in force \
            again. Releases of a simulated store are refused (exit code 3).

            RESOLVERS
              \(DeployRun.resolvers.joined(separator: ", "))

            Where each one's file lies, where it answers and what reaches it stands in [deploy] of the configuration; \
            docs/OPERATIONS.md has the lines of each resolver's own configuration.

            EXAMPLES
              zhalan deploy unbound
              zhalan deploy bind pdns-recursor --json
              zhalan deploy dnsmasq --dry-run
              zhalan deploy dnsmasq --file-only      (before its first start with the list)
              zhalan deploy unbound --file /var/lib/unbound/zhalan.zone --address 127.0.0.1:5353

            EXIT CODES
              0   in force everywhere
              1   no resolver has it; the file from before is back
              2   some have it and some have not
              3   the release is simulated
            """)

    @Argument(help: ArgumentHelp("The resolvers.", valueName: "resolver")) var resolvers: [String]
    @Option(help: "Where the resolver reads its file.") var file: String?
    @Option(help: "Where the resolver answers. Default: 127.0.0.1:53.") var address: String?
    @Option(
        help: ArgumentHelp(
            "What reaches the running resolver: the configuration of unbound, rndc or dnsdist, the directory of the PowerDNS "
                + "Recursor's, dnsmasq's file with its process number.", valueName: "file"))
    var control: String?
    @Flag(help: "Say what would be done, and do nothing.") var dryRun = false
    @Flag(help: "Put the file in place, checked, and ask nothing: for a resolver whose configuration does not name it yet.")
    var fileOnly = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            var options = DeployRun.Options()
            options.isDryRun = dryRun
            options.isFileOnly = fileOnly
            options.file = file
            options.address = address
            options.control = control
            let outcomes = try DeployRun(installation: try context.installation(), resolvers: resolvers, options: options).run()
            for outcome in outcomes { show(outcome, on: context.terminal) }
            let good = outcomes.count(where: \.isGood)
            if good < outcomes.count { throw good == 0 ? ExitCode.failure : ExitCode.incomplete }
        }
    }

    private func show(_ outcome: DeployOutcome, on terminal: Terminal) {
        for step in outcome.steps { dryRun ? terminal.say("  \(step)") : terminal.detail("  \(step)") }
        for note in outcome.notes { terminal.warn("\(outcome.resolver): \(note)") }
        if let reason = outcome.fate.reason {
            terminal.fail("\(outcome.resolver): \(reason)", hint: DeployCommand.hint(outcome.fate))
        }
        if global.json {
            terminal.print(outcome.json)
        } else {
            terminal.print("\(outcome.resolver)  \(outcome.serial)  \(outcome.fate.label)  \(outcome.file)")
        }
    }

    private static func hint(_ fate: DeployOutcome.Fate) -> String? {
        switch fate {
        case .deployed, .unchanged, .placed, .planned: nil
        case .refused: "nothing was changed; the resolver serves what it served"
        case .restored: "the file from before is back; docs/OPERATIONS.md has the lines that each resolver needs"
        case .broken: "look at the resolver's own log now"
        }
    }
}
