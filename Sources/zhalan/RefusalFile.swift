import Foundation
import Pipeline
import Vocabulary

/// Refusals as JSON lines: `{"path","line","text","reason"}`.
struct RefusalFile {
    private static let bufferBytes = 1 << 16

    private let path: String
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var failure: (any Error)?

    init(path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path) else {
            throw PipelineError(.other, "\(path): the file can't be written", hint: "name another with --explain-refusals")
        }
        self.path = path
        self.handle = handle
    }

    mutating func append(_ refusal: Refusal) {
        JSONValue.object([
            ("path", .string(refusal.path)), ("line", .int(refusal.line)), ("text", .string(refusal.text)),
            ("reason", .string(refusal.reason)), ("explanation", .string(refusal.explanation)),
        ]).write(to: &buffer)
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= RefusalFile.bufferBytes { flush() }
    }

    private mutating func flush() {
        do { try handle.write(contentsOf: Data(buffer)) } catch { failure = failure ?? error }
        buffer.removeAll(keepingCapacity: true)
    }

    /// - Throws: what any write before it met.
    mutating func close() throws {
        flush()
        try handle.close()
        if let failure { throw PipelineError(.other, "\(path): \(failure.localizedDescription)") }
    }
}
