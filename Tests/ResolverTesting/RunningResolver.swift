import Foundation

/// A resolver that runs as a child of the tests until it is stopped.
package final class RunningResolver {
    package let port: UInt16
    private let process = Process()
    private let folder: URL
    /// The file that it reads.
    package let file: String
    /// What leads a control program to it.
    package let control: String

    /// Starts the resolver with a copy of a file.
    /// - Parameters:
    ///   - allowZone: a zone that lets names pass, to stand in front of the file.
    ///   - isControlled: whether the running resolver takes commands, and watches its file where it can.
    package init(
        _ setup: ResolverSetup, file original: URL, upstream: UpstreamServer, origin: String, allowZone: URL? = nil,
        isControlled: Bool = false
    ) throws {
        let program = try Program(setup.program)
        guard let free = LoopbackSocket(port: 0) else { throw ResolverError.noPort }
        port = free.port
        let controlPort = isControlled ? LoopbackSocket(port: 0) : nil
        free.close()
        controlPort?.close()
        folder = FileManager.default.temporaryDirectory.appending(path: "zhalan-\(setup.rawValue)-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let copy = folder.appending(path: setup.fileName)
        try FileManager.default.copyItem(at: original, to: copy)
        file = copy.path
        let place = ResolverSetup.Place(
            folder: folder.path, file: copy.path, port: port, upstreamPort: upstream.port, origin: origin,
            allowZone: try allowZone.map { [folder] zone in
                let copy = folder.appending(path: "allow.zone")
                try FileManager.default.copyItem(at: zone, to: copy)
                return copy.path
            }, controlPort: controlPort?.port)
        control = place.control(of: setup)
        process.executableURL = try program.placed(in: folder)
        process.arguments = try setup.arguments(place)
        process.currentDirectoryURL = folder
        let log = folder.appending(path: "log")
        try Data().write(to: log)
        let handle = try FileHandle(forWritingTo: log)
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try RunningResolver.withSignalsOpen { try process.run() }
    }

    /// A child inherits the signals that its parent's thread blocks, and the tests' threads block many: dnsmasq would never see
    /// the signal that it reloads on.
    private static func withSignalsOpen(_ body: () throws -> Void) rethrows {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    package var isRunning: Bool { process.isRunning }

    /// The end of what the resolver said, for the message of a failed test.
    package var log: String {
        let text = (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").suffix(12).joined(separator: "\n")
    }

    /// Ends it and removes its folder.
    ///
    /// By SIGKILL: nothing that a resolver holds here is worth keeping.
    package func stop() {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }
}
