import Configuration
import Deployment
import Vocabulary

/// What `setup` can prepare: each resolver that a release can be deployed to, and the machine's own hosts file.
package struct SetupResolver: Sendable, Equatable {
    /// The word on the command line; the one that `zhalan deploy` takes.
    package let name: String

    package static let hosts = SetupResolver(name: "hosts")
    package static let all = RecipeTable.names.map(SetupResolver.init) + [hosts]

    private init(name: String) { self.name = name }

    package init?(named name: String) {
        guard let known = SetupResolver.all.first(where: { $0.name == name }) else { return nil }
        self = known
    }

    private var recipe: (any ResolverRecipe)? { RecipeTable.recipe(named: name) }

    /// The program that tells whether it is installed; `nil` for the hosts file, which every machine has.
    package var program: String? { recipe?.program }

    /// What makes it load a release.
    package struct Guide: Sendable {
        package let resolver: SetupResolver
        /// The file of the release.
        package let file: String
        /// Where the resolver reads it.
        package let target: String
        /// The command that brings it there for the first time.
        package let copy: String
        /// Lines of configuration, each with the place where it goes.
        package let lines: [(place: String, text: String)]
        /// The command that makes the resolver read its configuration.
        package let activate: String
        /// The command by which each later release is brought there; `nil` where the lines do that.
        package let follow: String?

        package var json: JSONValue {
            .object([
                ("resolver", .string(resolver.name)), ("file", .string(file)), ("target", .string(target)),
                ("copy", .string(copy)),
                ("lines", .array(lines.map { .object([("place", .string($0.place)), ("line", .string($0.text))]) })),
                ("activate", .string(activate)), ("follow", .optional(follow)),
            ])
        }
    }

    func guide(_ installation: Installation) -> Guide {
        let state = installation.state
        guard let recipe else {
            return Guide(
                resolver: self, file: "hosts.txt", target: "/etc/hosts", copy: "cp -n /etc/hosts /etc/hosts.own",
                lines: [("a root shell, after each release", "cat /etc/hosts.own '\(state.current)/hosts.txt' >/etc/hosts")],
                activate: "nscd -i hosts", follow: nil)
        }
        let configuration = installation.configuration
        let target = configuration.deployFiles[name] ?? recipe.place
        let deploy = "zhalan deploy \(name) --state '\(state.root)'"
        return Guide(
            resolver: self, file: recipe.releaseFile, target: target, copy: deploy + " --file-only",
            lines: recipe.configuration.map { ($0.place, $0.text(file: target, origin: configuration.rpzOrigin)) },
            activate: recipe.restart, follow: deploy)
    }
}
