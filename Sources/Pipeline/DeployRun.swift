import Configuration
import Deployment
import DomainNames
import Exporter
import Foundation
import Vocabulary

/// Brings the current release to resolvers of this machine, one after the other. It needs no store, no lock of the state and no
/// right but to read `published/`.
package struct DeployRun {
    /// What was asked for on the command line, in front of `[deploy]`.
    package struct Options: Sendable {
        package var isDryRun = false
        package var isFileOnly = false
        package var file: String?
        package var address: String?
        package var control: String?

        package init() {}
    }

    private let deployer: ReleaseDeployer
    private let targets: [DeployTarget]

    /// - Parameter resolvers: their words, as `RecipeTable` knows them.
    package init(installation: Installation, resolvers: [String], options: Options) throws {
        let configuration = installation.configuration
        guard resolvers.count == 1 || (options.file ?? options.address ?? options.control) == nil else {
            throw PipelineError(
                .usage, "--file, --address and --control are of one resolver, and \(resolvers.count) are named",
                hint: "[deploy] files, addresses and controls hold them for each")
        }
        for (key, table) in [
            ("files", configuration.deployFiles), ("addresses", configuration.deployAddresses),
            ("controls", configuration.deployControls),
        ] {
            for name in table.keys.sorted() where RecipeTable.recipe(named: name) == nil {
                throw DeployRun.unknown(name, .configuration, "\(configuration.origin(of: "deploy.\(key)")): ")
            }
        }
        targets = try resolvers.map { name in
            guard let recipe = RecipeTable.recipe(named: name) else { throw DeployRun.unknown(name, .usage, "") }
            return DeployTarget(
                recipe: recipe, file: options.file.map(DeployRun.absolute) ?? configuration.deployFiles[name],
                address: try DeployRun.address(options.address ?? configuration.deployAddresses[name] ?? "127.0.0.1"),
                control: options.control.map(DeployRun.absolute) ?? configuration.deployControls[name],
                origin: configuration.rpzOrigin)
        }
        var work = ReleaseDeployer.Options(
            patience: .seconds(configuration.deployPatience), unlisted: configuration.wellKnown,
            path: ProcessInfo.processInfo.environment["PATH"] ?? "")
        work.isDryRun = options.isDryRun
        work.isFileOnly = options.isFileOnly
        deployer = ReleaseDeployer(
            archive: ReleaseArchive(directory: installation.state.published), options: work)
    }

    /// The fate of each resolver, in the order asked for.
    package func run() throws -> [DeployOutcome] {
        do {
            return try targets.map { (target) throws(DeploymentError) in try deployer.deploy(to: target) }
        } catch {
            if case .simulated = error { throw PipelineError(.refused, "not deployed: \(error)", hint: error.hint) }
            throw PipelineError(.input, "\(error)", hint: error.hint)
        }
    }

    /// The words of all resolvers, for help.
    package static var resolvers: [String] { RecipeTable.names }

    private static func unknown(_ name: String, _ kind: PipelineError.Kind, _ place: String) -> PipelineError {
        PipelineError(
            kind, "\(place)\"\(PlainText.escaped(name, limit: 40))\" is no resolver that can be deployed to",
            hint: KnownWords(resolvers).hint(for: name))
    }

    private static func address(_ text: String) throws -> ResolverAddress {
        guard let address = ResolverAddress(text) else {
            throw PipelineError(
                .usage, "\"\(PlainText.escaped(text, limit: 60))\" is no address of a resolver",
                hint: "a numeric address, with or without a port: 127.0.0.1:53, [::1]:5353")
        }
        return address
    }

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}
