import DomainNames
import ListFormats
import Testing
import Vocabulary

/// Each format's file, matched as its resolver matches, means what the list means: wider only by counted widening, narrower only
/// by counted narrowing and refusals, and never over a name that must stay reachable.
@Suite struct MeaningPropertyTests {
    private static let formats = ListFormatName.allCases.filter { $0 != .urls && $0 != .jsonl }

    private struct World {
        let list: Blocklist
        var universe: [String] = []

        init(seed: UInt64) {
            var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
            func next(_ bound: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int((state >> 33) % UInt64(bound))
            }
            func name() -> String {
                let labels = (0...next(4)).map { _ in ["a", "b", "www", "a-b"][next(4)] }
                return (labels + [["evil.example", "x.co.uk"][next(2)]]).joined(separator: ".")
            }
            var chosen: [String: ListingScope] = [:]
            for _ in 0..<12 { chosen[name()] = next(2) == 0 ? .exact : .subtree }
            var names = chosen.map { Blocklist.Name(DomainName(trusted: $0.key), $0.value) }
            names.sort { $0.name < $1.name }
            var exceptions: [Blocklist.Name] = []
            var reachable = DomainTree()
            for _ in 0..<4 {
                let spared = DomainName(trusted: name())
                let scope: ListingScope = next(2) == 0 ? .exact : .subtree
                // As the compiler does: what is allowed is not listed, but below it something may be listed again.
                names.removeAll { $0.name == spared }
                exceptions.removeAll { $0.name == spared }
                exceptions.append(Blocklist.Name(spared, scope))
            }
            exceptions.sort { $0.name < $1.name }
            // An exception is one where the nearest statement above it lists.
            let isBelowListed = { (spared: Blocklist.Name) in
                let isSubtreeAbove = { (other: Blocklist.Name) in
                    other.scope == .subtree && spared.name.isWithin(other.name) && other.name != spared.name
                }
                let listed = names.filter(isSubtreeAbove).map(\.name.text.utf8.count).max() ?? 0
                return listed > exceptions.filter(isSubtreeAbove).map(\.name.text.utf8.count).max() ?? 0
            }
            for spared in exceptions where !isBelowListed(spared) {
                reachable.insert(spared.name, subtree: spared.scope == .subtree)
            }
            exceptions = exceptions.filter(isBelowListed)
            list = Blocklist(names: names, reachable: reachable, exceptions: exceptions)
            universe =
                (0..<120).map { _ in name() } + names.flatMap { [$0.name.text, "www." + $0.name.text, "z.b." + $0.name.text] }
            universe += exceptions.flatMap {
                [$0.name.text, "z.a." + $0.name.text, "q." + ($0.name.parent?.text ?? $0.name.text)]
            }
        }

        /// What the nearest statement about a name says: that it is listed, or that it is an exception; `nil` when there is none.
        private func nearest(_ name: DomainName) -> Bool? {
            var current: DomainName? = name
            while let ancestor = current {
                let isSaid = { (entry: Blocklist.Name) in
                    entry.name == ancestor && (entry.scope == .subtree || ancestor == name)
                }
                if list.exceptions.contains(where: isSaid) { return false }
                if list.names.contains(where: isSaid) { return true }
                current = ancestor.parent
            }
            return nil
        }

        func isSpared(_ name: DomainName) -> Bool { nearest(name) == false }
        func means(_ name: DomainName) -> Bool { nearest(name) == true }
    }

    @Test(arguments: formats, 0..<24 as Range<UInt64>)
    func `a file means what the list means`(_ format: ListFormatName, seed: UInt64) throws {
        let world = World(seed: seed)
        for options in [WritingOptions(), WritingOptions(isStrict: true), WritingOptions(keepsSubdomains: true)] {
            var bytes: [UInt8] = []
            let writer = ListWriter(format: format, header: ListHeader(title: "t", serial: 1, generated: nil), options: options)
            let counts = try writer.write(world.list) { bytes += $0 }
            let text = String(decoding: bytes, as: UTF8.self)
            for hides in format == .rpz ? [false, true] : [false] {
                let model = MatchingModel(text, format, hidesWildcards: hides)
                for query in world.universe { check(query, model, world, counts, options) }
            }
            if options.isStrict { #expect(counts.widened == 0) }
            if format == .rpz {
                let owners = text.split(separator: "\n").compactMap { $0.contains("CNAME") ? $0.split(separator: " ")[0] : nil }
                #expect(Set(owners).count == owners.count, "an owner twice: \(text)")
            }
        }
    }

    private func check(
        _ query: String, _ model: MatchingModel, _ world: World, _ counts: WritingCounts, _ options: WritingOptions
    ) {
        let name = DomainName(trusted: query)
        let (isBlocked, isMeant) = (model.blocks(query), world.means(name))
        if isBlocked == isMeant { return }
        if isBlocked {
            #expect(!world.isSpared(name) && !world.list.reachable.covers(name), "\(query) must stay reachable")
            #expect(counts.widened > 0, "\(query) is blocked and not meant")
            #expect(world.list.names.contains { $0.scope == .exact && name.isWithin($0.name) }, "\(query)")
        } else {
            #expect(counts.narrowed + counts.refusedTotal > 0, "\(query) is meant and not blocked")
        }
    }
}
