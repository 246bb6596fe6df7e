import Crawler
import DomainNames
import Testing

@Suite("Places per address")
struct AddressPlacesTests {
    private func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }

    @Test("an address gives out so many places, whatever others do, and who waited longest comes next")
    func places() throws {
        var places = AddressPlaces<Int>(most: 2)
        let (busy, quiet) = (try address("192.0.2.1"), try address("192.0.2.2"))
        let taken = [busy, busy, busy, quiet].map { places.take($0) }
        #expect(taken == [true, true, false, true])
        places.add(1, waitingFor: busy)
        places.add(2, waitingFor: busy)
        #expect(places.waitingCount == 2)
        let next = [places.release(quiet), places.release(busy)]
        #expect(next == [nil, 1])
        let again = [places.take(busy), places.take(busy)]
        #expect(again == [true, false])
        let last = [places.release(busy), places.release(busy)]
        #expect(last == [2, nil])
        #expect(places.waitingCount == 0)
        let free = (0..<3).map { _ in places.take(busy) }
        #expect(free == [true, true, false])
    }

    @Test("draining leaves nobody")
    func draining() throws {
        var places = AddressPlaces<Int>(most: 1)
        for item in 0..<5 { places.add(item, waitingFor: try address("192.0.2.\(item % 2)")) }
        let drained = [places.drain(), places.drain()]
        #expect(Set(drained[0]) == Set(0..<5))
        #expect(drained[1].isEmpty)
        #expect(places.waitingCount == 0)
    }
}
