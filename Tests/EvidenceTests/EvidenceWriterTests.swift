import Evidence
import Foundation
import Testing
import Vocabulary

@Suite struct EvidenceWriterTests {
    private func write(
        _ shelf: TemporaryShelf, _ outcomes: [FetchOutcome], known: [EvidencePage] = []
    ) throws -> (text: String, places: [EvidenceWriter.Place?], pages: [EvidencePage]) {
        let writer = shelf.writer(known: known)
        let places = try outcomes.map { try writer.write($0, facts: "{\"lead\":1}", date: TemporaryShelf.date) }
        try writer.close()
        let pages = try writer.settle().pages
        return (try shelf.text(of: try #require(try shelf.shelf.names().first)), places, pages)
    }

    @Test func `a fetch is a request and an answer for each hop, and one record of what else is known`() throws {
        let shelf = try TemporaryShelf()
        let (text, places, pages) = try write(shelf, [try TemporaryShelf.outcome(["/start", "/login"])])
        let kinds = text.components(separatedBy: "WARC-Type: ").dropFirst().map { $0.prefix { $0 != "\r\n" } }
        #expect(kinds == ["warcinfo", "request", "response", "request", "response", "metadata"])
        #expect(text.contains("WARC-Target-URI: http://pay.example/login\r\n"))
        #expect(text.contains("WARC-IP-Address: 192.0.2.7\r\n"))
        #expect(text.contains("WARC-Date: \(TemporaryShelf.date)\r\n"))
        #expect(text.hasSuffix("{\"lead\":1}\r\n\r\n"))
        let place = try #require(places[0])
        #expect(text.contains("WARC-Record-ID: <\(place.record)>\r\n"))
        #expect(pages.map(\.record) == [place.record])
        #expect(pages[0].uri == "http://pay.example/login")
    }

    @Test func `fields that speak of the body on the wire are kept under another name`() throws {
        let shelf = try TemporaryShelf()
        let (text, _, _) = try write(shelf, [try TemporaryShelf.outcome()])
        #expect(
            text.contains(
                "\r\nX-Archive-Orig-Content-Encoding: gzip\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\nContent-Length: 18\r\n\r\n<title>"
            ))
        #expect(!text.contains("\r\nContent-Encoding: gzip"))
    }

    @Test func `the same bytes of the same address are kept once, in a run and over runs`() throws {
        let shelf = try TemporaryShelf()
        let page = try TemporaryShelf.outcome()
        let (text, _, pages) = try write(shelf, [page, page, try TemporaryShelf.outcome(["/other"])])
        #expect(text.components(separatedBy: "<title>Pay").count == 3)
        #expect(text.contains("WARC-Type: revisit"))
        #expect(text.contains("WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n"))
        #expect(text.contains("WARC-Refers-To: <\(pages[0].record)>\r\n"))
        let later = try TemporaryShelf()
        let (again, _, fresh) = try write(later, [page], known: pages)
        #expect(again.contains("WARC-Refers-To: <\(pages[0].record)>\r\n"))
        #expect(!again.contains("<title>Pay"))
        #expect(fresh.isEmpty)
    }

    @Test func `of a site that was never visited only pages of this run are looked for, also those that were settled`() throws {
        let shelf = try TemporaryShelf()
        let writer = EvidenceWriter(directory: shelf.directory, software: "zhalan test", start: TemporaryShelf.date) { _, _ in
            Issue.record("the store was asked")
            return nil
        }
        for _ in 0..<2 {
            _ = try writer.write(try TemporaryShelf.outcome(), facts: "{}", date: TemporaryShelf.date, isFirst: true)
            _ = try writer.settle()
        }
        try writer.close()
        let text = try shelf.text(of: try #require(try shelf.shelf.names().first))
        #expect(text.components(separatedBy: "<title>Pay").count == 2)
        #expect(text.contains("WARC-Type: revisit"))
    }

    @Test func `only text is kept, and what is not whole says so`() throws {
        let shelf = try TemporaryShelf()
        let (text, _, _) = try write(
            shelf,
            [
                try TemporaryShelf.outcome(["/a"], body: "PNG-BYTES", type: "image/png"),
                try TemporaryShelf.outcome(["/b"], body: "cut page", kind: .truncated),
                try TemporaryShelf.outcome(["/c"], body: "\0binary", type: ""),
                try TemporaryShelf.outcome(["/d"], body: "script", type: "application/javascript"),
            ])
        #expect(!text.contains("PNG-BYTES"))
        #expect(!text.contains("binary"))
        #expect(text.contains("cut page"))
        #expect(text.contains("script"))
        #expect(text.components(separatedBy: "WARC-Truncated: unspecified\r\n").count == 3)
        #expect(text.components(separatedBy: "WARC-Truncated: length\r\n").count == 2)
    }

    @Test func `files are readable by their owner alone, and a full one is followed by another`() throws {
        let shelf = try TemporaryShelf()
        let writer = shelf.writer(mostBytes: 2_000)
        var files: [EvidenceFile] = []
        for index in 0..<20 {
            _ = try writer.write(try TemporaryShelf.outcome(["/\(index)"]), facts: "{}", date: TemporaryShelf.date)
            files += try writer.settle().files
        }
        try writer.close()
        files += try writer.settle().files
        #expect(files.count > 2)
        #expect(try shelf.shelf.names() == files.map(\.name).sorted())
        for file in files {
            let attributes = try FileManager.default.attributesOfItem(atPath: shelf.directory + "/" + file.name)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(try shelf.shelf.digest(of: file.name) == file)
        }
    }

    @Test func `a server can't write records of its own into the file`() throws {
        let shelf = try TemporaryShelf()
        let (_, _, _) = try write(
            shelf, [try TemporaryShelf.outcome(body: "x\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\n\r\n", head: "X: WARC/1.1\r\n")]
        )
        let name = try #require(try shelf.shelf.names().first)
        let finding = try EvidenceReader(path: shelf.directory + "/" + name).check()
        #expect(finding.faults.isEmpty)
        #expect(finding.records == ["warcinfo": 1, "request": 1, "response": 1, "metadata": 1])
    }
}
