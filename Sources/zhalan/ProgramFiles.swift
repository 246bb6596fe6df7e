import Foundation

/// Where the program's own files lie: beside it in a build, under /usr in a package.
enum ProgramFiles {
    /// The directory of the running program, symbolic links resolved.
    private static var programDirectory: String {
        let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return (path as NSString).deletingLastPathComponent
    }

    /// The shipped `lists/`: `$ZHALAN_LISTS`, a package's place, or the checkout that the program was built in.
    static var lists: String {
        if let given = ProcessInfo.processInfo.environment["ZHALAN_LISTS"], !given.isEmpty { return given }
        var candidates = [programDirectory + "/../share/zhalan/lists", "/usr/share/zhalan/lists"]
        var directory = programDirectory
        for _ in 0..<5 {
            candidates.append(directory + "/lists")
            directory = (directory as NSString).deletingLastPathComponent
        }
        return candidates.first { FileManager.default.fileExists(atPath: $0 + "/taxonomy/terms.tsv") }
            ?? "/usr/share/zhalan/lists"
    }

    /// The page reader's program: `$ZHALAN_PARSER`, beside this program, or the place that `make install` or a package gives it.
    static var parser: String {
        if let given = ProcessInfo.processInfo.environment["ZHALAN_PARSER"], !given.isEmpty { return given }
        let candidates = [programDirectory + "/zhalan-parser", programDirectory + "/../libexec/zhalan/zhalan-parser"]
        return candidates.first(where: FileManager.default.isExecutableFile) ?? "/usr/libexec/zhalan/zhalan-parser"
    }
}
