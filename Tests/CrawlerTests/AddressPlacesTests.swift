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
        #expect([places.take(busy), places.take(busy), places.take(busy), places.take(quiet)] == [true, true, false, true])
        places.add(1, waitingFor: busy)
        places.add(2, waitingFor: busy)
        #expect(places.waitingCount == 2)
        #expect(places.release(quiet) == nil)
        #expect(places.release(busy) == 1)
        #expect(places.take(busy))
        #expect(!places.take(busy))
        #expect(places.release(busy) == 2)
        #expect(places.release(busy) == nil)
        #expect(places.waitingCount == 0)
        #expect([places.take(busy), places.take(busy), places.take(busy)] == [true, true, false])
    }

    @Test("draining leaves nobody")
    func draining() throws {
        var places = AddressPlaces<Int>(most: 1)
        for item in 0..<5 { places.add(item, waitingFor: try address("192.0.2.\(item % 2)")) }
        #expect(Set(places.drain()) == Set(0..<5))
        #expect(places.drain().isEmpty)
        #expect(places.waitingCount == 0)
    }
}
