import PageRecord
import Testing

@Suite struct `A request's header` {
    @Test func `Crosses unchanged`() {
        let request = ReaderRequest(contentTypeLength: 12, bodyLength: 70_000, isCut: true)
        #expect(request.header.count == ReaderRequest.headerBytes)
        #expect(ReaderRequest(header: request.header) == request)
    }

    @Test func `Is cut to its bounds and says so`() {
        let request = ReaderRequest(contentTypeLength: 99_999, bodyLength: 99_999_999, isCut: false)
        #expect(request.contentTypeLength == ReaderRequest.contentTypeBytes)
        #expect(request.bodyLength == ReaderRequest.bodyBytes)
        #expect(request.isCut)
    }

    @Test(arguments: [0, 4, 8, 9, 10, 12, 15])
    func `Is refused with a wrong byte`(place: Int) {
        var header = ReaderRequest(contentTypeLength: 0, bodyLength: 0, isCut: false).header
        header[place] = 0xFF
        let request = ReaderRequest(header: header)
        #expect(request == nil || request!.bodyLength <= ReaderRequest.bodyBytes && request!.contentTypeLength <= 1_024)
    }
}
