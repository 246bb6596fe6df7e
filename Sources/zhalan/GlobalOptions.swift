import ArgumentParser
import Configuration
import Foundation
import Pipeline

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Configuration file; also $ZHALAN_CONFIG. Default: /etc/zhalan/zhalan.toml if it exists, else built-in defaults.",
            valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "State directory. Default: $STATE_DIRECTORY, else $XDG_STATE_HOME/zhalan, else ~/.local/state/zhalan.",
            valueName: "dir"))
    var state: String?

    @Option(help: ArgumentHelp("The shipped lists/ directory. Default: beside the program.", valueName: "dir"))
    var lists: String?

    @Flag(help: "Print data as JSON, one object per line.")
    var json = false

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Say more.")
    var verbose = false

    func validate() throws {
        if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    }
}

extension GlobalOptions {
    var terminal: Terminal { Terminal(loudness: quiet ? .quiet : verbose ? .verbose : .normal) }

    /// The configuration as resolved.
    func configuration() throws(ConfigurationError) -> ResolvedConfiguration {
        let environment = ProcessInfo.processInfo.environment
        if let path = config ?? environment["ZHALAN_CONFIG"], !path.isEmpty { return try ResolvedConfiguration(path: path) }
        let system = ResolvedConfiguration.systemPath
        return try ResolvedConfiguration(path: FileManager.default.fileExists(atPath: system) ? system : nil)
    }

    /// The state directory; not made yet.
    var stateDirectory: StateDirectory {
        let environment = ProcessInfo.processInfo.environment
        if let state { return StateDirectory(state) }
        // systemd gives a colon-separated list when a unit has several; the first is ours.
        if let given = environment["STATE_DIRECTORY"]?.split(separator: ":").first { return StateDirectory(String(given)) }
        if let base = environment["XDG_STATE_HOME"], !base.isEmpty { return StateDirectory(base + "/zhalan") }
        return StateDirectory(NSHomeDirectory() + "/.local/state/zhalan")
    }
}
