import Configuration
import Foundation
import Pipeline
import Vocabulary

/// What `setup` knows: given as options, answered, or taken by default.
struct SetupAnswers {
    var resolvers: [SetupResolver]
    var feeds: [String]
    var licence: String
    var means: String
    var ownNames: [String]
    let title: String?
    var state: String
    var configPath: String
    var overwritesConfig: Bool
    /// Which questions the options answered already.
    let hasResolvers, hasFeeds, hasState, hasOwnNames: Bool

    init(_ command: SetupCommand) {
        resolvers = command.resolvers.isEmpty ? SetupRun.installedResolvers() : command.resolvers
        feeds = command.feeds
        licence = command.licence ?? ""
        means = command.means ?? ""
        ownNames = command.ownNames
        title = command.title
        state = command.global.stateDirectory.root
        hasState = command.global.state != nil || ProcessInfo.processInfo.environment["STATE_DIRECTORY"] != nil
        hasResolvers = !command.resolvers.isEmpty
        hasFeeds = !command.feeds.isEmpty
        hasOwnNames = !command.ownNames.isEmpty
        overwritesConfig = command.overwriteConfig
        let named = command.global.config ?? ProcessInfo.processInfo.environment["ZHALAN_CONFIG"]
        configPath = named.flatMap { $0.isEmpty ? nil : $0 } ?? SetupAnswers.standardConfig(state: state)
    }

    /// The system's file for root, else one beside the state.
    static func standardConfig(state: String) -> String {
        let system = ResolvedConfiguration.systemPath
        return geteuid() == 0 || FileManager.default.fileExists(atPath: system) ? system : state + "/zhalan.toml"
    }

    /// Whether there is a configuration that must not be overwritten without a word.
    var hasConfiguration: Bool { FileManager.default.fileExists(atPath: configPath) }

    func setupFeeds() throws -> [SetupFeed] { feeds.map { SetupFeed($0, licence: licence, means: means) } }

    func writeConfiguration(_ terminal: Terminal) throws {
        var configuration = SetupConfiguration()
        configuration.title = title
        configuration.ownNames = ownNames
        if hasConfiguration, !overwritesConfig {
            if configuration.isEmpty {
                terminal.say("\(configPath) stays as it is")
            } else {
                terminal.warn("\(configPath) stays as it is, without what was answered; --overwrite-config writes it anew")
            }
            return
        }
        try configuration.write(to: configPath)
    }
}
