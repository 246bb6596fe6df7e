import ArgumentParser
import Foundation
import Pipeline
import Vocabulary

/// Who acts: kept with each decision. The account is the kernel's word; the name is the person's own.
struct ActorOption: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "The name to show beside your account. Approvals are counted by account.", valueName: "name"))
    var name: String?

    var actor: Actor { CallingUser.actor(named: name, environment: ProcessInfo.processInfo.environment) }
}
