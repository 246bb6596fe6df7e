import DomainNames
import ListFormats
import Testing

/// A spelling of a format that options ask for, with the golden files `Golden/variants/<name>/<variation>/`.
struct Variant: Sendable, CustomTestStringConvertible {
    let name: String
    let options: WritingOptions
    let formats: [ListFormatName]

    var testDescription: String { name }

    static let all: [Variant] = [
        Variant("sinkhole", [.hosts, .dnsmasq, .unbound, .rpz]) { $0.sinkhole = Sinkhole("192.0.2.80,2001:db8::80") },
        Variant("sinkhole-v4", [.hosts, .dnsmasq, .unbound, .rpz]) { $0.sinkhole = Sinkhole("192.0.2.80") },
        Variant("nodata", [.rpz]) { $0.zoneAction = .nodata },
        Variant("passthru", [.rpz]) { $0.zoneAction = .passthru },
        Variant("without-soa", [.rpz]) { $0.omitsZoneHead = true },
        Variant("servers-file", [.dnsmasq]) { $0.writesServersFile = true },
    ]

    /// The blocklists that show what a variant changes.
    static let variations = Variation.all.filter {
        ["one-exact", "one-subtree", "longest", "exceptions", "many"].contains($0.name)
    }

    /// Each format of each variant.
    static let cases: [(variant: Variant, format: ListFormatName)] = all.flatMap { variant in
        variant.formats.map { (variant, $0) }
    }

    private init(_ name: String, _ formats: [ListFormatName], _ change: (inout WritingOptions) -> Void) {
        self.name = name
        self.formats = formats
        var options = WritingOptions()
        change(&options)
        self.options = options
    }

    /// The sinkhole's own lines are blocks where the reader is told of it.
    var reading: ReadingOptions {
        var reading = ReadingOptions()
        reading.sinkholes = Set(options.sinkhole?.addresses ?? [])
        return reading
    }
}
