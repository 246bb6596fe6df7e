import Foundation
import Intake
import Store
import Vocabulary

/// A file or stream of rows, read in constant memory.
struct ReportStream {
    /// Bytes read at once.
    private static let chunkBytes = 64 * 1024

    let handle: FileHandle
    let path: String

    /// Reads to the end. What was read before the input fails is taken in all the same: its rows are whole.
    ///
    /// - Parameters:
    ///   - emit: takes each row's fate.
    ///   - keep: makes durable what was emitted: whole batches, and at the end all that is left.
    /// - Throws: `PipelineError` of kind `.input` when the input can't be read for what it is, or to its end; what `keep` throws.
    func read(
        with reader: inout ReportReader, emit: (ReportItem) -> Void, keep: (_ isEnd: Bool) throws -> Void
    ) throws {
        do {
            while let chunk = try handle.read(upToCount: ReportStream.chunkBytes), !chunk.isEmpty {
                try reader.consume([UInt8](chunk)[...], emit: emit)
                try keep(false)
            }
            try reader.finish(emit: emit)
        } catch let error as IntakeError {
            try keep(true)
            throw PipelineError(.input, "\(error)", hint: error.hint)
        } catch let error as StateStoreError {
            throw error
        } catch {
            try keep(true)
            throw PipelineError(
                .input, "\(PlainText.escaped(path)): the file can't be read to its end: \(error.localizedDescription)",
                hint: "name a file, not a directory; what was read so far is taken in, and reading it again changes nothing")
        }
        try keep(true)
    }
}
