import DomainNames
import ListFormats
import Testing
import Vocabulary

/// Each format's file, matched as its resolver matches, means what the list means: wider only by counted widening, narrower only
/// by counted narrowing and refusals, and never over a name that must stay reachable.
@Suite struct MeaningPropertyTests {
    private static let formats = ListFormatName.allCases.filter { $0 != .urls && $0 != .jsonl }

    private struct World {
        var list = Blocklist()
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
                // As the compiler does: what is allowed is not listed, and exceptions do not lie in each other.
                names.removeAll { scope == .subtree ? $0.name.isWithin(spared) : $0.name == spared }
                exceptions.removeAll { $0.name == spared || scope == .subtree && $0.name.isWithin(spared) }
                if exceptions.contains(where: { $0.scope == .subtree && spared.isWithin($0.name) }) { continue }
                exceptions.append(Blocklist.Name(spared, scope))
            }
            let isBelow = { (spared: Blocklist.Name) in
                names.contains { $0.scope == .subtree && spared.name.isWithin($0.name) && $0.name != spared.name }
            }
            for spared in exceptions where !isBelow(spared) {
                reachable.insert(spared.name, subtree: spared.scope == .subtree)
            }
            exceptions = exceptions.filter(isBelow).sorted { $0.name < $1.name }
            list = Blocklist(names: names, reachable: reachable, exceptions: exceptions)
            universe =
                (0..<120).map { _ in name() } + names.flatMap { [$0.name.text, "www." + $0.name.text, "z.b." + $0.name.text] }
            universe += exceptions.flatMap {
                [$0.name.text, "z.a." + $0.name.text, "q." + ($0.name.parent?.text ?? $0.name.text)]
            }
        }

        func isSpared(_ name: DomainName) -> Bool {
            list.exceptions.contains { $0.scope == .subtree ? name.isWithin($0.name) : name == $0.name }
        }

        func means(_ name: DomainName) -> Bool {
            list.names.contains { $0.scope == .subtree ? name.isWithin($0.name) : name == $0.name } && !isSpared(name)
        }
    }

    @Test(arguments: formats, 0..<24 as Range<UInt64>)
    func `a file means what the list means`(_ format: ListFormatName, seed: UInt64) throws {
        let world = World(seed: seed)
        for options in [WritingOptions(), WritingOptions(isStrict: true), WritingOptions(keepsSubdomains: true)] {
            var bytes: [UInt8] = []
            let writer = ListWriter(format: format, header: ListHeader(title: "t", serial: 1, generated: nil), options: options)
            let counts = try writer.write(world.list) { bytes += $0 }
            try check(String(decoding: bytes, as: UTF8.self), format, world, counts, options)
        }
    }

    @Test(arguments: Variant.cases, 0..<24 as Range<UInt64>)
    func `a variant means what the list means`(
        _ sample: (variant: Variant, format: ListFormatName), seed: UInt64
    ) throws {
        let world = World(seed: seed &+ 1000)
        for isStrict in [false, true] {
            var options = sample.variant.options
            options.isStrict = isStrict
            options.keepsSubdomains = seed % 3 == 0
            var bytes: [UInt8] = []
            let writer = ListWriter(
                format: sample.format, header: ListHeader(title: "t", serial: 1, generated: nil), options: options)
            let counts = try writer.write(world.list) { bytes += $0 }
            let text = String(decoding: bytes, as: UTF8.self)
            try check(text, sample.format, world, counts, options)
            // No line of the other spelling, and nothing that has no name of its own.
            #expect(!text.contains("0.0.0.0 ") || sample.variant.options.sinkhole == nil)
            #expect(!text.contains("SOA") || !options.omitsZoneHead)
            if options.writesServersFile { #expect(!text.contains("local=") && !text.contains("address=")) }
        }
    }

    private func check(
        _ text: String, _ format: ListFormatName, _ world: World, _ counts: WritingCounts, _ options: WritingOptions
    ) throws {
        for hides in format == .rpz ? [false, true] : [false] {
            let model = MatchingModel(
                text, format, hidesWildcards: hides, passes: options.resolvedZoneAction == .passthru)
            for query in world.universe { check(query, model, world, counts, options) }
        }
        if options.isStrict { #expect(counts.widened == 0) }
        if format == .rpz {
            // One rule for each owner; the two addresses of a sinkhole are one.
            let rules = text.split(separator: "\n").filter {
                $0.contains(" CNAME ") || $0.contains(" A ") || $0.contains(" AAAA ")
            }
            let owners = rules.map { $0.split(separator: " ")[0...1] }
            #expect(Set(owners).count == owners.count, "an owner twice: \(text)")
            let aliased = rules.filter { $0.contains(" CNAME ") }.map { $0.split(separator: " ")[0] }
            let addressed = rules.filter { !$0.contains(" CNAME ") }.map { $0.split(separator: " ")[0] }
            #expect(Set(aliased).isDisjoint(with: addressed), "a CNAME beside an address: \(text)")
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
