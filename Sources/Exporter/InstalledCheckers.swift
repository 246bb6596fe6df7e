import Glibc

/// The resolvers' own checkers that this machine has. A release is not switched to when one of them refuses a file.
///
/// | format | program | call |
/// |---|---|---|
/// | rpz | named-checkzone (BIND) | `-i local ORIGIN FILE` |
/// | rpz | kzonecheck (Knot) | `-o ORIGIN FILE` |
/// | rpz | nsd-checkzone (NSD) | `ORIGIN FILE` |
/// | unbound | unbound-checkconf | `FILE` |
/// | dnsmasq | dnsmasq | `--test --conf-file=FILE` |
///
/// None of them is needed; the manifest says which ran.
package enum InstalledCheckers {
    struct Member: Sendable {
        let program: String
        let format: String
        let arguments: @Sendable (_ file: String, _ origin: String) -> [String]
    }

    static let members: [Member] = [
        Member(program: "named-checkzone", format: "rpz") { file, origin in ["-i", "local", origin, file] },
        Member(program: "kzonecheck", format: "rpz") { file, origin in ["-o", origin, file] },
        Member(program: "nsd-checkzone", format: "rpz") { file, origin in [origin, file] },
        Member(program: "unbound-checkconf", format: "unbound") { file, _ in [file] },
        Member(program: "dnsmasq", format: "dnsmasq") { file, _ in ["--test", "--conf-file=\(file)"] },
    ]

    /// Where to look beside `PATH`: a person's `PATH` often lacks the sbin directories, where the checkers are.
    package static let fallbackDirectories = ["/usr/local/sbin", "/usr/sbin", "/sbin"]

    /// The checks of the programs found, in the order of the table.
    ///
    /// - origin: the zone's name, `rpz.zhalan`, as the RPZ file is written for.
    /// - path: the directories to look in, separated by `:`; relative ones are skipped.
    /// - limit: what one check of one file may take; 60 seconds by default (`ReleaseLimits.checkerSeconds`).
    package static func found(
        origin: String, path: String, limit: Duration = .seconds(ReleaseLimits.checkerSeconds)
    ) -> [any ReleaseCheck] {
        members.compactMap { member in
            program(member.program, path: path).map {
                InstalledCheck(member: member, program: $0, origin: origin, limit: limit)
            }
        }
    }

    /// Where a program is: in one of the directories, separated by `:`, or where Debian puts daemons; `nil` when it is not installed.
    package static func program(_ name: String, path: String) -> String? {
        let directories = path.split(separator: ":").map(String.init) + fallbackDirectories
        return directories.lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first(where: isProgram)
    }

    private static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}

/// One checker that is installed.
struct InstalledCheck: ReleaseCheck {
    let member: InstalledCheckers.Member
    let program: String
    let origin: String
    let limit: Duration

    var name: String { member.program }

    func check(_ file: CheckedFile) throws(ExporterError) -> Bool {
        guard file.format == member.format else { return false }
        let arguments = member.arguments(file.path, origin)
        let (outcome, output) = CheckerProcess(program: program, arguments: arguments, limit: limit).run()
        guard let complaint = outcome.complaint(within: limit) else { return true }
        throw .checkFailed(file: file.name, tool: name, message: "\(complaint): \(InstalledCheck.summary(output, file: file))")
    }

    /// What the checker said on one line, without the temporary directory's path.
    private static func summary(_ output: String, file: CheckedFile) -> String {
        let pieces = output.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: file.path, omittingEmptySubsequences: false).joined(separator: file.name)
        }
        return pieces.isEmpty ? "it says nothing" : pieces.joined(separator: " | ")
    }
}
