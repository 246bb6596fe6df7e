import DomainNames
import ListFormats
import ResolverTesting
import Testing
import Vocabulary

/// Each format's file, matched as its resolver matches, means what the list means: wider only by counted widening, narrower only
/// by counted narrowing and refusals, and never over a name that must stay reachable.
@Suite struct MeaningPropertyTests {
    private static let formats = ListFormatName.allCases.filter { $0 != .urls && $0 != .jsonl }

    @Test(arguments: formats, 0..<24 as Range<UInt64>)
    func `a file means what the list means`(_ format: ListFormatName, seed: UInt64) throws {
        let world = RandomList(seed: seed)
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
        let world = RandomList(seed: seed &+ 1000)
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
        _ text: String, _ format: ListFormatName, _ world: RandomList, _ counts: WritingCounts, _ options: WritingOptions
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
        _ query: String, _ model: MatchingModel, _ world: RandomList, _ counts: WritingCounts, _ options: WritingOptions
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
