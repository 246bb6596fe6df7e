import ListFormats
import Testing

@Suite struct ListReaderTests {
    @Test(arguments: [1, 2, 3, 7, 1000])
    func `chunks may end anywhere`(_ size: Int) {
        let text = "a.example\r\nb.example\rc.example\n\n# 诈\nd..example\nlast.example"
        let reading = Reading(text, as: .domains, chunk: size)
        #expect(
            reading.entries == [
                "block subtree a.example", "block subtree b.example", "block subtree c.example", "block subtree last.example",
            ])
        #expect(reading.refusals == ["6 empty-label"])
        #expect(reading.counts.lines == 7)
        #expect(reading.counts.ignored == 2)
    }

    @Test func `a byte order mark is dropped, in front only`() {
        #expect(Reading("\u{FEFF}a.example", as: .domains).entries == ["block subtree a.example"])
    }

    @Test(arguments: [1, 64, 10_000])
    func `a line over the limit is refused once, and the next is read`(_ size: Int) {
        let long = "x" + String(repeating: "y", count: ListLimits.lineBytes)
        let reading = Reading("a.example\n\(long)\nb.example\n", as: .domains, chunk: size)
        #expect(reading.entries == ["block subtree a.example", "block subtree b.example"])
        #expect(reading.refusals == ["2 line-too-long"])
        #expect(reading.texts.allSatisfy { $0.utf8.count <= 200 })
        #expect(reading.counts.lines == 3)
    }

    @Test func `a line of exactly the limit is read`() {
        let comment = "a.example #" + String(repeating: "y", count: ListLimits.lineBytes - 11)
        #expect(comment.utf8.count == ListLimits.lineBytes)
        #expect(Reading(comment + "\n", as: .domains).entries == ["block subtree a.example"])
        #expect(Reading(comment + "y\n", as: .domains).refusals == ["1 line-too-long"])
    }

    @Test func `NUL bytes and broken UTF-8 cost their line and no other`() {
        let bytes: [UInt8] = Array("a.example\nb\u{0}.example\n".utf8) + [0x63, 0xFF, 0x0A] + Array("d.example".utf8)
        let reading = Reading(bytes, as: .domains)
        #expect(reading.entries == ["block subtree a.example", "block subtree d.example"])
        #expect(reading.refusals == ["2 nul-byte", "3 not-utf8"])
    }

    @Test func `an empty list has no lines`() {
        #expect(Reading("", as: .rpz).counts == ListReader.Counts())
    }

    @Test(arguments: ListFormatName.allCases)
    func `random bytes are refused or read, never fatal`(_ format: ListFormatName) {
        var state: UInt64 = 0x5A4A_4C41_4E21
        let alphabet =
            Array("abz.09-_*=/|^@#!;:$(){}[]\"'\\ \t\n\r\u{0}\u{7F}ü。\u{FEFF}CNAMElocal-zone:address=/".utf8) + [0xFF, 0xC3]
        for _ in 0..<40 {
            var bytes: [UInt8] = []
            for _ in 0..<400 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
            }
            let whole = Reading(bytes, as: format)
            let pieces = Reading(bytes, as: format, chunk: 5)
            #expect(whole.entries == pieces.entries)
            #expect(whole.refusals == pieces.refusals)
        }
    }
}
