import PageRecord
import ParserPool
import Testing

@Suite struct PageReadersTests {
    private func page(_ number: Int) -> [UInt8] { Array("<title>page \(number)</title><p>text".utf8) }

    @Test func `every page comes back once, under its own number`() throws {
        let readers = PageReaders(executable: try ReaderProgram.path(), count: 2, capacity: 3)
        defer { readers.close() }
        for round in 0..<2 {
            let numbers = (round * 50)..<(round * 50 + 50)
            for number in numbers { readers.submit(number, body: page(number), contentType: "text/html", isCut: false) }
            let readings = try readers.collect()
            #expect(Set(readings.map(\.key)) == Set(numbers))
            #expect(readings.count == numbers.count)
            #expect(readings.allSatisfy { $0.features.title == "page \($0.key)" })
        }
        #expect(try readers.collect().isEmpty)
    }

    @Test func `a reader that can't be started is told once all pages were handed in, without hanging`() {
        let readers = PageReaders(executable: "/nonexistent/zhalan-parser", count: 2, capacity: 2)
        defer { readers.close() }
        for number in 0..<20 { readers.submit(number, body: page(number), contentType: nil, isCut: false) }
        #expect(throws: ParserPoolError.self) { try readers.collect() }
    }

    @Test func `pages that cost their readers are marked, and the others read`() throws {
        let dying = try FakeWorker("exit 1")
        let readers = PageReaders(executable: dying.path, count: 2)
        defer { readers.close() }
        for number in 0..<4 { readers.submit(number, body: page(number), contentType: nil, isCut: false) }
        let readings = try readers.collect()
        #expect(readings.count == 4)
        #expect(readings.allSatisfy { $0.features.limitsHit.contains(.readerDied) })
    }
}
