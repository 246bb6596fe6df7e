/// Options of every command that a user writes before the command's name, as other programs take them: `zhalan --state DIR report …`.
enum LeadingOptions {
    private static let valued: Set<String> = ["--config", "--state", "--lists"]
    private static let flags: Set<String> = ["--json", "--quiet", "-q", "--verbose", "-v"]

    /// The arguments with those options behind the command's own, where its parser looks for them; before `--`, which ends all options.
    /// Unchanged when no command follows: then the parser's own message is the right one.
    static func behindCommand(_ arguments: [String]) -> [String] {
        var index = 0
        while index < arguments.count {
            if valued.contains(arguments[index]) {
                index += 2
            } else if flags.contains(arguments[index]) || valued.contains(where: { arguments[index].hasPrefix($0 + "=") }) {
                index += 1
            } else {
                break
            }
        }
        guard index > 0, index < arguments.count, !arguments[index].hasPrefix("-") else { return arguments }
        let command = arguments[index...]
        let end = command.firstIndex(of: "--") ?? command.endIndex
        return Array(command[..<end] + arguments[..<index] + command[end...])
    }
}
