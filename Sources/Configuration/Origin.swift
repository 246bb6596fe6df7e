/// Where the value of a setting came from.
package enum Origin: Hashable, Sendable, CustomStringConvertible {
    case builtIn
    case file(String, line: Int?)

    package var description: String {
        switch self {
        case .builtIn: "built-in default"
        case .file(let path, let line): line.map { "\(path) line \($0)" } ?? path
        }
    }
}
