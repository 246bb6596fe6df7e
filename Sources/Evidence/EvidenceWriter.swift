import Compression
import Glibc
import Vocabulary

/// Writes what was fetched into WARC files, a gzip member for each record. Belongs to one thread.
///
/// A file is `….warc.gz.open` until it is closed: what a kill leaves behind is cut back to its last whole record by
/// `EvidenceShelf.recover`.
package final class EvidenceWriter {
    /// Where a fetch was written to.
    package struct Place: Hashable, Sendable {
        package let file: String
        /// The record of its last answer: `urn:uuid:…`.
        package let record: String
    }

    private let directory: String
    private let software: String
    private let start: Timestamp
    private let known: (_ uri: String, _ digest: String) throws -> EvidencePage?
    private let mostBytes: Int
    private var random: any RandomNumberGenerator
    private var file: AppendedFile?
    private var name = ""
    private var number = 0
    /// Pages of this run, the newest ones at least.
    private var fresh: [String: EvidencePage] = [:]
    private var closed: [EvidenceFile] = []
    private var pages: [EvidencePage] = []

    /// - Parameters:
    ///   - start: when the run began; files are named after it.
    ///   - known: the page on disk with these bytes, if the store knows one.
    package init(
        directory: String, software: String, start: Timestamp, mostBytes: Int = EvidenceLimits.fileBytes,
        random: any RandomNumberGenerator = SystemRandomNumberGenerator(),
        known: @escaping (_ uri: String, _ digest: String) throws -> EvidencePage?
    ) {
        self.directory = directory
        self.software = software
        self.start = start
        self.mostBytes = mostBytes
        self.random = random
        self.known = known
    }

    /// Writes one fetch.
    ///
    /// - Parameters:
    ///   - facts: what is known beside the exchange, as JSON.
    ///   - isFirst: whether its site was never visited before this run. Then only pages of this run are looked for: the store would
    ///     be asked in vain for nearly every page, and a page that is kept twice costs its bytes and nothing else.
    /// - Returns: where its last answer stands; `nil` when none came.
    package func write(_ outcome: FetchOutcome, facts: String, date: Timestamp, isFirst: Bool = false) throws -> Place? {
        if outcome.evidence.exchanges.isEmpty { return nil }
        let file = try openFile(date)
        var generator = random
        defer { random = generator }
        let capture = try CaptureRecords(
            .init(outcome: outcome, date: date, facts: facts),
            known: { uri, digest in try fresh[digest + uri] ?? (isFirst ? nil : known(uri, digest)) }, random: &generator)
        for record in capture.records { try file.append(record.packed()) }
        if let page = capture.page {
            let entry = EvidencePage(uri: page.uri, digest: page.digest, record: page.record, date: date, file: name)
            fresh[page.digest + page.uri] = entry
            pages.append(entry)
        }
        return capture.answer.map { Place(file: name, record: $0) }
    }

    /// Forces what was written to the disk; whatever refers to it may be kept afterwards. Closes a file that is full.
    ///
    /// - Returns: pages that can be found again, and files that were closed.
    package func settle() throws -> (pages: [EvidencePage], files: [EvidenceFile]) {
        try file?.sync()
        if let file, file.bytes >= mostBytes { try close() }
        defer {
            pages = []
            closed = []
            // The store knows them from here on, and who asks it need not know them.
            if fresh.count > EvidenceLimits.freshPages { fresh = [:] }
        }
        return (pages, closed)
    }

    /// Closes the file that is open.
    package func close() throws {
        guard let file else { return }
        try file.sync()
        self.file = nil
        let path = directory + "/" + name
        guard rename(file.path, path) == 0 else { throw EvidenceError("renamed", file.path) }
        try EvidenceShelf.sync(directory)
        closed.append(EvidenceFile(name: name, bytes: file.bytes, sha256: file.digest()))
    }

    private func openFile(_ date: Timestamp) throws -> AppendedFile {
        if let file { return file }
        number += 1
        let stamp = String(start.description.filter { $0.isASCII && ($0.isNumber || $0 == "T" || $0 == "Z") })
        name = "zhalan-\(stamp)-\(number).warc.gz"
        let file = try AppendedFile(directory + "/" + name + EvidenceShelf.openSuffix)
        self.file = file
        let text =
            "software: \(software)\r\nformat: WARC File Format 1.1\r\n"
            + "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        let info = WARCRecord(
            kind: .warcinfo, id: newID(), date: date, fields: [("WARC-Filename", name)], contentType: "application/warc-fields",
            block: Array(text.utf8))
        try file.append(info.packed())
        return file
    }

    private func newID() -> String {
        var generator = random
        defer { random = generator }
        return WARCRecord.newID(&generator)
    }
}
