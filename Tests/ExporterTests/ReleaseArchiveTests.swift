import Exporter
import Testing
import Vocabulary

@Suite struct ReleaseArchiveTests {
    private func published(_ serials: [UInt32]) throws -> SimulatedDisk {
        let disk = try Drafts.disk()
        for serial in serials { _ = try Drafts.writer(disk).publish(Drafts.draft(serial)) }
        return disk
    }

    @Test func `before the first release there is nothing, and nothing fails`() throws {
        let archive = Drafts.archive(try Drafts.disk())
        #expect(try archive.serials() == [])
        #expect(try archive.current() == nil)
        #expect(try archive.newestSerial() == nil)
        #expect(throws: ExporterError.noRelease(ReleaseSerial(1), available: [])) { try archive.verify(ReleaseSerial(1)) }
    }

    @Test func `verify names damage file by file`() throws {
        let disk = try published([1000])
        let place = "/state/published/1000/"
        disk.rot(place + "hosts.txt")
        try disk.remove(place + "domains.txt")
        try disk.makeDirectory(place + "extra")
        let found = try Drafts.archive(disk).verify(ReleaseSerial(1000))
        #expect(
            found.damages.map(\.description) == [
                "domains.txt is missing", "extra does not belong to the release",
                "hosts.txt is not the file that was published: its SHA-256 differs",
            ])
        #expect(found.intact == ["SHA256SUMS", "delta.jsonl", "listings.jsonl", "manifest.json"])
        #expect(!found.isWhole)
    }

    @Test(arguments: ["manifest.json", "SHA256SUMS", "delta.jsonl", "listings.jsonl"])
    func `a flipped bit in any file is found`(_ name: String) throws {
        let disk = try published([1000])
        disk.rot("/state/published/1000/" + name)
        #expect(try !Drafts.archive(disk).verify(ReleaseSerial(1000)).isWhole)
    }

    @Test func `a signature that is added later does not damage a release`() throws {
        let disk = try published([1000])
        try disk.close(try disk.create("/state/published/1000/SHA256SUMS.minisig"))
        #expect(try Drafts.archive(disk).verify(ReleaseSerial(1000)).isWhole)
    }

    @Test func `the lines of a release come back after its checksum was compared`() throws {
        let disk = try published([1000])
        disk.movePieces(of: 7)
        var lines: [String] = []
        func read() throws {
            try Drafts.archive(disk).forEachLine(of: "listings.jsonl", in: ReleaseSerial(1000)) {
                lines.append(String(decoding: $0, as: UTF8.self))
            }
        }
        try read()
        #expect(lines == [#"{"name":"a.example","scope":"exact"}"#, #"{"name":"b.example","scope":"exact"}"#])
        disk.rot("/state/published/1000/listings.jsonl")
        lines = []
        let error = #expect(throws: ExporterError.self) { try read() }
        #expect(error?.label == "damaged-release")
        #expect(lines == [])
    }

    @Test func `only names that are serials are releases`() throws {
        let disk = try published([1000])
        for name in ["0123", "4294967296", "-1", "+5", "note", "archive"] {
            try disk.makeDirectory(Drafts.directory + "/" + name)
        }
        try disk.close(try disk.create(Drafts.directory + "/77"))
        #expect(try Drafts.archive(disk).serials() == [ReleaseSerial(1000)])
        #expect(try Drafts.archive(disk).newestSerial() == ReleaseSerial(1000))
    }

    @Test func `the last ten stay, and the newest of each day for thirty days`() {
        let day: Int64 = 86_400
        let start: Int64 = 20_000 * day
        // Forty days with three releases each, at 01:00, 02:00 and 03:00.
        let dated = (0..<120).map { number in
            let seconds = start + Int64(number / 3) * day + Int64(number % 3 + 1) * 3_600
            return (serial: ReleaseSerial(UInt32(seconds)), generated: Timestamp(seconds: seconds))
        }
        let now = Timestamp(seconds: start + 39 * day + 4 * 3_600)
        let removed = Set(ReleaseRetention().removable(dated, pinned: [dated[0].serial], now: now))
        let kept = dated.map(\.serial).filter { !removed.contains($0) }
        let newest = Set(dated.suffix(10).map(\.serial))
        let daily = Set((10..<40).map { dated[$0 * 3 + 2].serial })
        #expect(Set(kept) == newest.union(daily).union([dated[0].serial]))
        #expect(ReleaseLimits.keptReleases == 10 && ReleaseLimits.keptDays == 30)
    }

    @Test func `a removed release keeps its manifest and delta, and a current one is never removed`() throws {
        let disk = try published([1000, 2000, 3000])
        try disk.remove("/state/published/current")
        try disk.symlink(to: "1000", at: "/state/published/current")
        let archive = Drafts.archive(disk)
        let removed = try archive.retain(ReleaseRetention(releases: 0, days: 0), now: Timestamp(seconds: 9_000_000))
        #expect(removed == [ReleaseSerial(2000)])
        #expect(try archive.serials() == [ReleaseSerial(1000), ReleaseSerial(3000)])
        #expect(
            try disk.names(in: archive.archivePath(of: ReleaseSerial(2000))) == ["SHA256SUMS", "delta.jsonl", "manifest.json"])
        #expect(try archive.manifest(of: ReleaseSerial(2000)).serial == ReleaseSerial(2000))
        #expect(try archive.newestSerial() == ReleaseSerial(3000))
    }
}
