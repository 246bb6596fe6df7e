import Evidence
import Foundation
import Testing
import Vocabulary

@Suite struct EvidenceShelfTests {
    /// A closed file of a few pages.
    private func filled(_ shelf: TemporaryShelf) throws -> EvidenceFile {
        let writer = shelf.writer()
        for path in ["/a", "/b"] {
            _ = try writer.write(try TemporaryShelf.outcome([path]), facts: "{}", date: TemporaryShelf.date)
        }
        try writer.close()
        return try #require(try writer.settle().files.first)
    }

    @Test func `a flipped byte is noticed wherever it is`() throws {
        let shelf = try TemporaryShelf()
        let file = try filled(shelf)
        let path = shelf.directory + "/" + file.name
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        for index in stride(from: 0, to: bytes.count, by: 7) {
            var copy = bytes
            copy[index] ^= 0x10
            try copy.write(to: URL(fileURLWithPath: path))
            #expect(try shelf.shelf.digest(of: file.name) != file, "byte \(index)")
        }
        // In the middle of a record its own digests tell, without the store.
        var copy = bytes
        copy[bytes.count / 2] ^= 0x10
        try copy.write(to: URL(fileURLWithPath: path))
        #expect(try !EvidenceReader(path: path).check().faults.isEmpty)
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(try EvidenceReader(path: path).check().faults.isEmpty)
    }

    @Test func `what a killed run left open is cut back to its last whole record, wherever it was killed`() throws {
        let shelf = try TemporaryShelf()
        let file = try filled(shelf)
        let path = shelf.directory + "/" + file.name
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let whole = try EvidenceReader(path: path).check().records.values.reduce(0, +)
        for cut in stride(from: 0, through: bytes.count, by: 97) {
            try? FileManager.default.removeItem(atPath: path)
            try bytes.prefix(cut).write(to: URL(fileURLWithPath: path + ".open"))
            let recovered = try shelf.shelf.recover()
            #expect(try shelf.shelf.names().count == recovered.count)
            guard let name = recovered.first?.name else { continue }
            let finding = try EvidenceReader(path: shelf.directory + "/" + name).check()
            #expect(finding.faults.isEmpty, "cut at \(cut): \(finding.faults)")
            #expect(finding.records.values.reduce(0, +) <= whole)
        }
    }

    @Test func `files go by age, and then the oldest by size`() {
        func file(_ name: String, _ bytes: Int, _ day: Int) -> (file: EvidenceFile, closed: Timestamp) {
            (EvidenceFile(name: name, bytes: bytes, sha256: ""), TemporaryShelf.date.adding(days: day))
        }
        let files = [file("a", 10, 0), file("b", 10, 5), file("c", 10, 6), file("d", 10, 7)]
        func outdated(_ day: Int, _ bytes: Int) -> [String] {
            EvidenceShelf.outdated(files, before: TemporaryShelf.date.adding(days: day), mostBytes: bytes).map(\.name)
        }
        #expect(outdated(0, 100) == [])
        #expect(outdated(1, 100) == ["a"])
        #expect(outdated(0, 25) == ["a", "b"])
        #expect(outdated(6, 15) == ["a", "b", "c"])
        #expect(outdated(0, 0) == ["a", "b", "c", "d"])
    }

    @Test func `a directory that is not there holds nothing`() throws {
        let shelf = EvidenceShelf(NSTemporaryDirectory() + "zhalan-nowhere-\(UUID().uuidString)")
        #expect(try shelf.names().isEmpty)
        #expect(try shelf.recover().isEmpty)
    }

    @Test func `a record larger than any that is written is a fault, not memory`() throws {
        let shelf = try TemporaryShelf()
        let path = shelf.directory + "/bomb.warc.gz"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "head -c 50000000 /dev/zero | gzip -1 > '\(path)'"]
        try process.run()
        process.waitUntilExit()
        #expect(try EvidenceReader(path: path).check().faults.count == 1)
    }
}
