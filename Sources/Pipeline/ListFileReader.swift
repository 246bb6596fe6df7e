import Foundation
import ListFormats
import Vocabulary

/// Reads one list from a file or from stdin, whatever its size, in constant memory.
struct ListFileReader {
    private static let chunkBytes = 1 << 20
    /// What the format is told from.
    private static let headBytes = 64 * 1024

    let path: String
    let from: ListFormatName?
    let reading: ReadingOptions

    /// - Throws: `PipelineError` of kind `.input` when the file can't be read or is no list.
    func read(_ receive: (ListReader.Statement) -> Void) throws -> (format: ListFormatName, counts: ListReader.Counts) {
        let handle = try open()
        defer { try? handle.close() }
        do {
            var head = Data()
            while head.count < ListFileReader.headBytes,
                let chunk = try handle.read(upToCount: ListFileReader.headBytes - head.count), !chunk.isEmpty
            {
                head += chunk
            }
            let format = try format(of: [UInt8](head))
            var reader = ListReader(format: format, path: path, options: reading)
            head.withUnsafeBytes { reader.consume($0, receive) }
            while let chunk = try handle.read(upToCount: ListFileReader.chunkBytes), !chunk.isEmpty {
                chunk.withUnsafeBytes { reader.consume($0, receive) }
            }
            reader.finish(receive)
            return (format, reader.counts)
        } catch let error as ListFormatError {
            throw PipelineError(.input, "\(path): \(error)", hint: error.hint)
        } catch let error as PipelineError {
            throw error
        } catch {
            throw PipelineError(.input, "\(path): the file can't be read: \(error.localizedDescription)")
        }
    }

    private func format(of head: [UInt8]) throws(ListFormatError) -> ListFormatName {
        guard let from else { return try FormatDetector.detect(head) }
        try FormatDetector.refuseForeign(head)
        return from
    }

    private func open() throws -> FileHandle {
        if path == "-" { return FileHandle.standardInput }
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
            throw PipelineError(.input, "\(path): this is a directory", hint: "name the lists in it")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw PipelineError(.input, "\(path): the file can't be read", hint: "see its path and permissions")
        }
        return handle
    }
}
