import Foundation

/// An installed program: found where Debian puts daemons, run as a child.
package struct Program: Sendable {
    package let path: String

    package init(_ name: String) throws {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let places = folders + ["/usr/sbin", "/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin"]
        guard let folder = places.first(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }) else {
            throw ResolverError.missing(name)
        }
        path = "\(folder)/\(name)"
    }

    /// The program to start with files in a folder of the tests.
    ///
    /// Where AppArmor is on, Debian's profiles let unbound and named read their own directories only. A profile is bound to
    /// the program's path, so a copy in the folder is free of it.
    package func placed(in folder: URL) throws -> URL {
        let switchFile = "/sys/module/apparmor/parameters/enabled"
        guard (try? String(contentsOfFile: switchFile, encoding: .utf8))?.hasPrefix("Y") == true else {
            return URL(filePath: path)
        }
        let copy = folder.appending(path: URL(filePath: path).lastPathComponent)
        try FileManager.default.copyItem(at: URL(filePath: path).resolvingSymlinksInPath(), to: copy)
        return copy
    }

    /// Runs it to its end. The output of both streams is short in all programs used here.
    package func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
