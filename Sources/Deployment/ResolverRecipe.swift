import Probing

/// How one resolver takes over a release: which file, where it lies, what checks it, and what makes the running resolver read it
/// again while it keeps its cache. All of it is data; `Deployment` acts on it.
///
/// To add a resolver: one file in `Recipes/`, one line in `RecipeTable`, one row in docs/OPERATIONS.md, one case of the tests
/// with the real program. What its configuration needs is a block of that page, too.
package protocol ResolverRecipe: Sendable {
    /// The word on the command line and in `[deploy]`.
    var name: String { get }
    /// The file of the release.
    var releaseFile: String { get }
    /// Where the resolver reads it by default: in its own directory, since Debian's AppArmor lets unbound and BIND read no other.
    var place: String { get }
    /// What is changed in each line on the way.
    var rewrite: LineRewrite? { get }
    /// How a line names what is listed, after rewriting.
    var listedLine: ListedLine { get }
    /// What its own configuration needs, so that it loads the file.
    var configuration: [ConfigurationLines] { get }
    /// The program that tells whether it is installed.
    var program: String { get }
    /// The command that makes it read its configuration: the last restart that it needs.
    var restart: String { get }
    /// How it is asked whether a list is in force.
    var asking: Asking { get }
    /// The programs that look at the new file before it is put in place; those that are not installed are skipped.
    var checks: [ProgramCall] { get }
    /// What makes the resolver read its file.
    var activation: Activation { get }
    /// What forgets answers about names whose listing changed; `nil` where the resolver asks its rules before its cache.
    var wipe: ProgramCall? { get }
}

extension ResolverRecipe {
    package var rewrite: LineRewrite? { nil }
    package var checks: [ProgramCall] { [] }
    package var wipe: ProgramCall? { nil }
    package var asking: Asking { .policy }
}

/// What is asked of a server, and which answer says that a name is listed.
package enum Asking: Sendable {
    /// A resolver is asked for the name, and says that it does not exist.
    case policy
    /// A primary is asked for the entry in its zone, and says that there is one.
    case zone

    /// - Parameter origin: the name of the response policy zone.
    func question(_ name: String, origin: String) -> String {
        switch self {
        case .policy: name
        case .zone: "\(name).\(origin)"
        }
    }

    func isListed(_ answer: ProbeAnswer) -> Bool {
        switch self {
        case .policy: answer.isBlocked
        // A CNAME to the root, which leads nowhere, or a canary's address.
        case .zone: answer == .noData || (answer != .noName && answer.isBlocked)
        }
    }
}

/// What makes a running resolver read its file.
package enum Activation: Sendable {
    case call(ProgramCall)
    /// SIGHUP to the process whose number stands in a file; where that file is by default.
    case hangUp(pidFile: String)
    /// The resolver watches the file itself.
    case watched
}

/// A program and its arguments, with words in braces that stand for what a deployment knows.
///
/// | word | stands for |
/// |---|---|
/// | `{file}` | the new file, before it is in place |
/// | `{origin}` | the name of the response policy zone |
/// | `{names}` | as many arguments as there are names |
/// | `{control}` | what reaches the running resolver, when `[deploy] controls` names it |
package struct ProgramCall: Sendable {
    package let program: String
    package let arguments: [String]
    /// Arguments in front, only when something is set for `{control}`.
    package let controlArguments: [String]

    package init(_ program: String, _ arguments: [String], control: [String] = []) {
        self.program = program
        self.arguments = arguments
        controlArguments = control
    }

    /// The arguments with everything put in.
    package func resolved(file: String, origin: String, control: String?, names: [String] = []) -> [String] {
        let front = control == nil ? [] : controlArguments
        return (front + arguments).flatMap { word -> [String] in
            if word == "{names}" { return names }
            return [
                word.replacing("{file}", with: file).replacing("{origin}", with: origin)
                    .replacing("{control}", with: control ?? "")
            ]
        }
    }
}

/// A beginning of lines that is replaced by another, and what else may stand in the file.
package struct LineRewrite: Sendable {
    package let beginning: String
    package let replacement: String
    /// The beginnings of lines that go over as they are; all others stay behind.
    package let kept: [String]

    /// The line as the resolver reads it; `nil` when it is left out.
    package func applied(to line: UnsafeRawBufferPointer) -> [UInt8]? {
        if line.starts(with: beginning.utf8) { return Array(replacement.utf8) + line.dropFirst(beginning.utf8.count) }
        return kept.contains { line.starts(with: $0.utf8) } ? Array(line) : nil
    }
}

/// The form of a line that blocks one name.
package struct ListedLine: Sendable {
    package let beginning: String
    /// What may stand behind the name.
    package let ends: [String]

    /// The name that the line blocks; `nil` for every other line, comments and wildcard owners too.
    package func name(in line: [UInt8]) -> String? {
        guard line.starts(with: beginning.utf8),
            let end = ends.first(where: { line.suffix($0.utf8.count).elementsEqual($0.utf8) })
        else { return nil }
        let name = line.dropFirst(beginning.utf8.count).dropLast(end.utf8.count)
        let isName = name.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        return isName && name.contains(UInt8(ascii: ".")) ? String(decoding: name, as: UTF8.self) : nil
    }
}
