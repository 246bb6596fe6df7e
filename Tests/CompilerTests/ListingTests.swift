import Compiler
import DomainNames
import Testing
import Vocabulary

@Suite struct ListingTests {
    private func listing(
        _ text: String, score: Int? = nil, type: FraudType? = nil, expires: Int? = nil, sources: [String] = [],
        reasons: [String] = []
    ) throws -> Listing {
        Listing(
            entry: try Samples.entry(text), type: type, score: score, listedAt: Samples.now,
            expiresAt: expires.map { Samples.now.adding(days: $0) }, sources: sources, reasons: reasons)
    }

    @Test func `what has ended is not on the list`() throws {
        let listings = try [
            listing("a.example", expires: 0), listing("b.example", expires: 1), listing("http://c.example/x", expires: -1),
        ]
        let result = ListCompiler.compile(listings, rules: try Samples.rules())
        #expect(Samples.texts(result.blocklist) == ["b.example"])
        #expect(result.refusals.map(\.reason) == [.expired, .expired])
        #expect(result.refusals[0].listing.entry == listings[0].entry)
    }

    @Test func `listings of one name become one`() throws {
        let listings = try [
            listing("a.example", score: 70, expires: 30, sources: ["desk"], reasons: ["x", "y"]),
            listing("*.a.example", score: 95, type: .phishing, expires: 10, sources: ["nic", "desk"], reasons: ["z", "x"]),
        ]
        for order in [listings, listings.reversed()] {
            let result = ListCompiler.compile(order, rules: try Samples.rules())
            let merged = try #require(result.listings.first)
            #expect(result.listings.count == 1)
            #expect(merged.entry.scope == .subtree)
            #expect(merged.score == 95)
            #expect(merged.type == .phishing)
            // The subtree ends after ten days; then the exact listing is left.
            #expect(merged.expiresAt == Samples.now.adding(days: 10))
            #expect(merged.sources == ["desk", "nic"])
            #expect(merged.reasons == ["z", "x", "y"])
        }
    }

    @Test func `an ended subtree does not widen what is left`() throws {
        let listings = try [listing("a.example"), listing("*.a.example", expires: -1)]
        let result = ListCompiler.compile(listings, rules: try Samples.rules())
        #expect(Samples.texts(result.blocklist) == ["a.example"])
        #expect(result.listings[0].expiresAt == nil)
    }

    @Test func `listings are aligned with names, then addresses`() throws {
        let listings = try ["http://z.example/1", "b.example", "*.a.example"].map { try listing($0) }
        let result = ListCompiler.compile(listings, rules: try Samples.rules())
        #expect(Samples.texts(result.blocklist) == ["*.a.example", "b.example", "http://z.example/1"])
        #expect(result.listings.map(\.entry) == [listings[2], listings[1], listings[0]].map(\.entry))
    }

    @Test func `a listing above an allowed name is cut down and says so`() throws {
        let result = ListCompiler.compile([try listing("*.a.example")], rules: try Samples.rules(allow: ["ok.a.example"]))
        #expect(result.listings.map(\.entry.scope) == [.exact])
        #expect(result.narrowed.map(\.reason) == [.allowedBelow])
        #expect(result.refusals.isEmpty)
    }

    @Test func `an allow entry among listings is refused`() throws {
        let allow = Listing(entry: try Samples.entry("a.example", .allow), listedAt: Samples.now)
        let result = ListCompiler.compile([allow], rules: try Samples.rules())
        #expect(result.refusals.map(\.reason) == [.notABlock])
        #expect(result.blocklist.names.isEmpty)
    }
}
