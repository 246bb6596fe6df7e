import Glibc
import Testing

/// The real page reader, and what stands in for it, which SwiftPM builds beside the tests.
enum ReaderProgram {
    static func path(_ name: String = "zhalan-parser") throws -> String {
        var buffer = [CChar](repeating: 0, count: 4_096)
        let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        var places: [String] = CommandLine.arguments
        if length > 0 { places.append(String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)) }
        places.append(".build/debug/any")
        for place in places {
            var parts = place.split(separator: "/", omittingEmptySubsequences: false)
            while !parts.isEmpty {
                parts.removeLast()
                let candidate = (parts + [Substring(name)]).joined(separator: "/")
                if access(candidate, X_OK) == 0, isFile(candidate) { return candidate }
            }
        }
        Issue.record("\(name) is not built: run `swift build --build-tests` first; looked above \(places)")
        throw Missing()
    }

    struct Missing: Error {}

    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}

/// A page reader whose workers misbehave: a shell script in a file of its own, removed with the value. Its zygote is a real one.
final class FakeWorker {
    let path: String

    init(_ script: String) throws {
        let interpreter = try ReaderProgram.path("scripted-worker")
        var template = Array("/tmp/zhalan-worker-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let text = Array("#!\(interpreter)\n\(script)\n".utf8)
        precondition(write(file, text, text.count) == text.count)
        precondition(fchmod(file, 0o700) == 0)
        close(file)
    }

    deinit {
        unlink(path)
        unlink(path + ".out")
    }

    /// What the script wrote beside itself.
    func output() -> String {
        TextFile.read(path + ".out")
    }
}

/// The start of a text file, empty where there is none.
enum TextFile {
    static func read(_ path: String) -> String {
        guard let file = fopen(path, "re") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 64 * 1024)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
