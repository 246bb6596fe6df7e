import Foundation
import ResolverTesting

/// A daemon of the distribution test, started with a shipped configuration: the example addresses become addresses of loopback,
/// Debian's directories a folder of the test.
final class DistributionDaemon {
    private let process = Process()
    private let logPath: String

    /// - Parameters:
    ///   - configurations: files of packaging/distribution, with the names that they get; the first is the daemon's own.
    ///   - zone: a shipped file that takes the place of the zone in the first.
    ///   - insertions: what is put in, behind a text that stands in the file.
    ///   - addition: lines behind the first file.
    init(
        _ program: String, in folder: String, configurations: [(shipped: String, name: String)], zone: String? = nil,
        insertions: [(behind: String, text: String)] = [], addition: String = "", arguments: (String) -> [String]
    ) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let secret = "c2VjcmV0IG9mIHRoZSBleGFtcGxlcyBvbmx5ISEhISE="
        try "key \"xfr.zhalan\" { algorithm hmac-sha256; secret \"\(secret)\"; };\n"
            .write(toFile: folder + "/xfr.zhalan.key", atomically: true, encoding: .utf8)
        for (index, configuration) in configurations.enumerated() {
            let shipped = OperationsPage.checkout.appending(path: "packaging/distribution/\(configuration.shipped)")
            var text = try String(contentsOf: shipped, encoding: .utf8)
            if index == 0, let zone, let start = text.range(of: "\nzone \"") {
                let other = OperationsPage.checkout.appending(path: "packaging/distribution/\(zone)")
                text = text[..<start.lowerBound] + "\n" + (try String(contentsOf: other, encoding: .utf8))
            }
            for (example, own) in DistributionDaemon.replacements(folder) { text = text.replacing(example, with: own) }
            for insertion in insertions {
                guard index == 0 else { continue }
                guard text.contains(insertion.behind) else { throw OperationsPage.Missing(description: insertion.behind) }
                text = text.replacing(insertion.behind, with: insertion.behind + "\n" + insertion.text, maxReplacements: 1)
            }
            if index == 0 { text += addition }
            try text.write(toFile: folder + "/" + configuration.name, atomically: true, encoding: .utf8)
        }
        logPath = folder + "/log"
        try Data().write(to: URL(filePath: logPath))
        let handle = try FileHandle(forWritingTo: URL(filePath: logPath))
        process.executableURL = try Program(program).placed(in: URL(filePath: folder))
        process.arguments = arguments(folder + "/" + configurations[0].name)
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    private static func replacements(_ folder: String) -> [(String, String)] {
        [
            // Longer ones first: 192.0.2.1 begins 192.0.2.11.
            ("192.0.2.11", "127.77.0.11"), ("192.0.2.12", "127.77.0.12"), ("192.0.2.13", "127.77.0.13"),
            ("192.0.2.1", "127.77.0.1"), ("listen-on { 127.77.0.1; 127.0.0.1; }", "listen-on { 127.77.0.1; }"),
            ("/etc/bind", folder), ("/var/lib/bind", folder), ("/var/cache/bind", folder), ("/var/lib/nsd", folder),
            ("/var/lib/unbound", folder), ("/var/lib/pdns-recursor", folder), ("/etc/powerdns", folder),
            ("/var/lib/knot", folder),
        ]
    }

    var isRunning: Bool { process.isRunning }

    /// The end of what it said.
    var log: String {
        let text = (try? String(contentsOfFile: logPath, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").suffix(15).joined(separator: "\n")
    }

    func stop() {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }
}
