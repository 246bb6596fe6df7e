import Exporter
import Foundation
import Testing
import Vocabulary

/// Files that are written and checked at once come out as if it had been one after the other.
@Suite struct ConcurrentFilesTests {
    private struct Picky: ReleaseCheck {
        let name = "picky"
        let refuses: Set<String>

        func check(_ file: CheckedFile) throws(ExporterError) -> Bool {
            if refuses.contains(file.name) { throw .checkFailed(file: file.name, tool: name, message: "no") }
            return file.name.hasSuffix("3.txt")
        }
    }

    private static func draft(_ serial: UInt32, files: Int) -> ReleaseDraft {
        let files = (0..<files).map { number in
            ReleaseFile(name: "f\(number).txt", format: "domains") { sink in
                for line in 0..<(files - number) * 500 { try Array("name\(line)\n".utf8).withUnsafeBytes(sink) }
                return ReleaseFileCounts(entries: number)
            }
        }
        return ReleaseDraft(
            serial: ReleaseSerial(serial), generated: Timestamp(seconds: 1_795_000_000), generator: "test", files: files)
    }

    @Test(arguments: [1, 2, 8]) func `files, checks and links are in their order on any number of threads`(threads: Int) throws {
        let directory = NSTemporaryDirectory() + "zhalan-concurrent-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let writer = ReleaseWriter(directory: directory, threads: threads)
        let first = try writer.publish(ConcurrentFilesTests.draft(1, files: 14), checks: [Picky(refuses: [])])
        let names = (0..<14).map { "f\($0).txt" }
        #expect(first.manifest.files.map(\.name) == names + ["delta.jsonl"])
        #expect(first.manifest.files.prefix(14).map(\.counts.entries) == Array(0..<14))
        #expect(first.manifest.checks.map(\.files) == [["f3.txt", "f13.txt"]])
        let second = try writer.publish(ConcurrentFilesTests.draft(2, files: 14))
        #expect(second.linked == names)
        #expect(try ReleaseArchive(directory: directory).verify(ReleaseSerial(2)).damages.isEmpty)
    }

    @Test(arguments: [1, 4]) func `of several files that are refused the first is told, and nothing is left`(threads: Int) throws
    {
        let directory = NSTemporaryDirectory() + "zhalan-concurrent-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let writer = ReleaseWriter(directory: directory, threads: threads)
        let error = #expect(throws: ExporterError.self) {
            try writer.publish(
                ConcurrentFilesTests.draft(1, files: 9), checks: [Picky(refuses: ["f7.txt", "f2.txt", "f5.txt"])])
        }
        #expect("\(String(describing: error))".contains("f2.txt"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty)
    }
}
