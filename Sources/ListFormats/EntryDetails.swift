import Vocabulary

/// What is known of the entries of a list beside their names: what `jsonl` says of each.
///
/// Of a million names of a feed the same is known: they share one listing, and the list holds a number for each name.
package struct EntryDetails: Sendable {
    /// Marks the number of a listing that belongs to one name alone.
    private static let ownMark: UInt32 = 1 << 31

    /// One for each name of the list, in its order: 0 for nothing, else a listing's place, from 1 on.
    private var numbers: [UInt32] = []
    /// What several names share, whatever entry stands in it.
    private var shared: [Listing] = []
    private var own: [Listing] = []
    private var addresses: [Listing?] = []

    /// Nothing is known.
    package init() {}

    /// - Parameters:
    ///   - names: one for each name of the list, in its order.
    ///   - addresses: one for each address.
    package init(names: [Listing?], addresses: [Listing?] = []) {
        for listing in names { append(listing) }
        self.addresses = addresses
    }

    /// - Parameter listings: one for each name of the list, in its order, and one for each address behind them.
    package init(_ listings: [Listing], names: Int) {
        own = listings
        numbers = (0..<UInt32(clamping: min(names, listings.count))).map { ($0 + 1) | EntryDetails.ownMark }
        addresses = Array(listings.dropFirst(names))
    }

    /// Adds what is known of the next name alone.
    package mutating func append(_ listing: Listing?) {
        guard let listing else { return numbers.append(0) }
        own.append(listing)
        numbers.append(UInt32(clamping: own.count) | EntryDetails.ownMark)
    }

    /// Adds what the next name shares with others: the place that `share` gave.
    package mutating func append(shared place: Int) { numbers.append(UInt32(clamping: place + 1)) }

    /// Takes what several names share.
    package mutating func share(_ listing: Listing) -> Int {
        shared.append(listing)
        return shared.count - 1
    }

    package mutating func append(address listing: Listing?) { addresses.append(listing) }

    /// Whether nothing is known of any name.
    var isEmpty: Bool { numbers.isEmpty }

    /// What is known of one name.
    enum Known {
        case nothing
        /// The same as of others: what stands at this place.
        case shared(Int)
        case own(Listing)
    }

    func known(ofName index: Int) -> Known {
        guard index < numbers.count, numbers[index] > 0 else { return .nothing }
        let number = numbers[index]
        if number & EntryDetails.ownMark != 0 { return .own(own[Int(number & ~EntryDetails.ownMark) - 1]) }
        return .shared(Int(number) - 1)
    }

    func shared(at place: Int) -> Listing { shared[place] }

    /// How many things names share.
    package var sharedCount: Int { shared.count }

    /// The place of what a name shares with others; `nil` when it shares nothing.
    package func sharedPlace(ofName index: Int) -> Int? {
        guard index < numbers.count, numbers[index] > 0, numbers[index] & EntryDetails.ownMark == 0 else { return nil }
        return Int(numbers[index]) - 1
    }

    /// The heaviest reason for one name.
    package func reason(ofName index: Int) -> String? {
        switch known(ofName: index) {
        case .nothing: nil
        case .shared(let place): shared[place].reasons.first
        case .own(let listing): listing.reasons.first
        }
    }

    package func listing(ofAddress index: Int) -> Listing? { index < addresses.count ? addresses[index] : nil }
}
