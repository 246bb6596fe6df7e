import DomainNames
import Feeds
import Foundation
import Testing
import Vocabulary

/// A file that is not what was written is told, and whatever its bytes are, reading it ends.
@Suite struct DamagedSnapshotTests {
    private let directory = TemporaryDirectory()
    private var file: SnapshotFile { SnapshotFile(directory: directory.path) }

    private func whole() throws -> [UInt8] {
        var builder = SnapshotBuilder()
        for index in 0..<50 {
            try builder.add(ListEntry(name: DomainName("n\(index).example"), scope: .subtree), line: index, sources: ["zhalan:a"])
            try builder.add(ListEntry(address: WebAddress("http://h.example/\(index)")), line: index)
        }
        try builder.finish()
        return builder.bytes(
            SnapshotMetadata(
                feed: "f", location: "/f", fetchedAt: Timestamp(seconds: 1), bodySHA256: "00", dialect: "domains"))
    }

    @Test func `a flipped bit anywhere is found before a release is made from it`() throws {
        let bytes = try whole()
        for place in stride(from: 0, to: bytes.count, by: 7) {
            var damaged = bytes
            damaged[place] ^= 0x40
            try file.replace(with: damaged)
            #expect(throws: SnapshotError.self, "byte \(place)") { try Snapshot(path: file.path).verify() }
        }
    }

    @Test func `a file cut anywhere is found at once`() throws {
        let bytes = try whole()
        for length in stride(from: 0, to: bytes.count, by: 11) {
            try file.replace(with: Array(bytes[..<length]))
            #expect(throws: SnapshotError.self, "\(length) bytes") { try Snapshot(path: file.path) }
        }
    }

    @Test func `reading what nobody verified neither crashes nor runs on`() throws {
        var generator = SystemRandomNumberGenerator()
        let bytes = try whole()
        for _ in 0..<300 {
            var damaged = bytes
            for _ in 0..<20 {
                damaged[Int.random(in: 72..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            try file.replace(with: damaged)
            guard let snapshot = try? Snapshot(path: file.path) else { continue }
            var count = 0
            snapshot.forEachName { _ in count += 1 }
            snapshot.forEachAddress { _ in count += 1 }
            #expect(count <= snapshot.nameCount + snapshot.addressCount)
            for index in 0..<50 { _ = snapshot.matches(of: try DomainName("n\(index).example")) }
        }
    }

    @Test func `another version's file is told as that, and none as none`() throws {
        var bytes = try whole()
        bytes[7] = UInt8(ascii: "2")
        try file.replace(with: bytes)
        #expect(throws: SnapshotError.version(path: file.path)) { try Snapshot(path: file.path) }
        try file.remove()
        #expect(throws: SnapshotError.missing(path: file.path)) { try Snapshot(path: file.path) }
        #expect(!FileManager.default.fileExists(atPath: directory.path))
    }

    @Test func `a link in the snapshot's place is not followed`() throws {
        try file.replace(with: try whole())
        try FileManager.default.moveItem(atPath: file.path, toPath: directory.path + "/elsewhere")
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: directory.path + "/elsewhere")
        #expect(throws: SnapshotError.self) { try Snapshot(path: file.path) }
    }
}
