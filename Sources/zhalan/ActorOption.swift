import ArgumentParser
import Foundation

/// Who acts: kept with each decision.
struct ActorOption: ParsableArguments {
    @Option(name: .customLong("as"), help: ArgumentHelp("Who acts. Default: the login name.", valueName: "name"))
    var actor: String?

    var name: String { actor ?? ProcessInfo.processInfo.environment["SUDO_USER"] ?? NSUserName() }
}
