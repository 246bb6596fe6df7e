import Foundation

/// The program as a user starts it: the binary that was built with the tests, with a state directory of its own.
final class ZhalanProgram {
    struct Result {
        let status: Int32
        let output: String
        let talk: String

        /// The output's lines as JSON objects.
        var objects: [[String: Any]] {
            output.split(separator: "\n").compactMap { line in
                (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
            }
        }
    }

    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// The directory that holds state and files; gone with the value.
    let directory: String
    var state: String { directory + "/state" }
    let path: String

    init() throws {
        path = try ZhalanProgram.find()
        directory = NSTemporaryDirectory() + "zhalan-scenario-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    /// Tests run from the bundle that SwiftPM puts beside the programs. `ZHALAN_PROGRAM` names another, an optimised one for a soak.
    private static func find() throws -> String {
        if let named = ProcessInfo.processInfo.environment["ZHALAN_PROGRAM"] { return named }
        let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        let candidates = CommandLine.arguments + [bundle, Bundle.main.bundlePath]
        for candidate in candidates {
            let path = (candidate as NSString).deletingLastPathComponent + "/zhalan"
            if FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        let checkout =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path + "/.build/debug/zhalan"
        guard FileManager.default.isExecutableFile(atPath: checkout) else {
            throw Missing(description: "the program zhalan is not beside the tests; run `make test`")
        }
        return checkout
    }

    /// The checkout's `lists/`.
    static var lists: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
            + "/lists"
    }

    func write(_ name: String, _ text: String) throws -> String {
        let path = directory + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// Starts the program without waiting for it.
    func start(_ arguments: [String], input: FileHandle? = nil, output: FileHandle, talk: FileHandle) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": directory, "USER": "tester"]
        process.standardInput = input ?? FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = talk
        try process.run()
        return process
    }

    /// Runs the program to its end. `--state` is added where a command keeps state.
    func run(_ arguments: [String], input: String = "", withState: Bool = true) throws -> Result {
        let files = ["input", "output", "talk"].map { "\(directory)/.\($0)-\(UUID().uuidString)" }
        defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
        try Data(input.utf8).write(to: URL(fileURLWithPath: files[0]))
        for file in files.dropFirst() { try Data().write(to: URL(fileURLWithPath: file)) }
        guard let source = FileHandle(forReadingAtPath: files[0]), let output = FileHandle(forWritingAtPath: files[1]),
            let talk = FileHandle(forWritingAtPath: files[2])
        else { throw Missing(description: "\(directory) can't be written") }
        let process = try start(
            arguments + (withState ? ["--state", state] : []), input: source, output: output, talk: talk)
        process.waitUntilExit()
        return Result(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: String(decoding: FileManager.default.contents(atPath: files[1]) ?? Data(), as: UTF8.self),
            talk: String(decoding: FileManager.default.contents(atPath: files[2]) ?? Data(), as: UTF8.self))
    }
}
