import ArgumentParser
import ListFormats
import Pipeline

/// Which spelling of a format is written, and how what it can't say is brought into it.
struct WritingArguments: ParsableArguments {
    @Flag(help: "Keep names that a listed parent covers.") var keepSubdomains = false
    @Flag(help: "Refuse a name rather than take or write it wider than it is meant.") var strict = false
    @Option(
        help: ArgumentHelp(
            "Let blocked names lead to these addresses in hosts, dnsmasq, unbound and rpz: one IPv4 address, or one of each family.",
            discussion: "In hosts files read, the addresses block too.", valueName: "ipv4[,ipv6]"))
    var sinkhole: Sinkhole?
    @Option(
        help: ArgumentHelp(
            "What a rule of an RPZ does: nxdomain, nodata, passthru (an allow zone), or sinkhole.",
            discussion: "Default: sinkhole with --sinkhole, else nxdomain. With passthru, rpz is the only format.",
            valueName: "action"))
    var rpzAction: WritingOptions.ZoneAction?
    @Flag(help: "Leave $TTL, SOA and NS out of an RPZ, to be included in a zone of your own.") var rpzWithoutSoa = false
    @Flag(help: "Write dnsmasq as a servers-file (dnsmasq.servers), which a SIGHUP reads again.") var dnsmasqServersFile = false
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Formats that get no name with an underscore; all is every format.", valueName: "format"))
    var withoutUnderscores: [String] = []

    /// - Parameter formats: those that are written.
    func validate(for formats: [String]) throws {
        if rpzAction == .passthru, formats != ["rpz"] {
            throw ValidationError("--rpz-action passthru lets names pass that other formats would block; give --to rpz alone.")
        }
        if rpzAction == .sinkhole, sinkhole == nil {
            throw ValidationError("--rpz-action sinkhole needs the addresses: --sinkhole IPV4[,IPV6].")
        }
        if sinkhole != nil, dnsmasqServersFile {
            throw ValidationError("A servers-file takes no addresses; leave out --sinkhole or --dnsmasq-servers-file.")
        }
        let needed: [(isGiven: Bool, option: String, formats: [String])] = [
            (sinkhole != nil, "--sinkhole", ["hosts", "dnsmasq", "unbound", "rpz"]),
            (rpzAction != nil, "--rpz-action", ["rpz"]), (rpzWithoutSoa, "--rpz-without-soa", ["rpz"]),
            (dnsmasqServersFile, "--dnsmasq-servers-file", ["dnsmasq"]),
        ]
        for (isGiven, option, takers) in needed where isGiven && !formats.contains(where: takers.contains) {
            throw ValidationError("\(option) changes nothing here: it is for --to \(takers.joined(separator: ", ")).")
        }
    }

    /// - Throws: `PipelineError` of kind `.usage` for an unknown format.
    func options() throws -> WritingOptions {
        var options = WritingOptions(isStrict: strict, keepsSubdomains: keepSubdomains)
        options.sinkhole = sinkhole
        options.zoneAction = rpzAction
        options.omitsZoneHead = rpzWithoutSoa
        options.writesServersFile = dnsmasqServersFile
        options.withoutUnderscores =
            withoutUnderscores.contains("all")
            ? Set(ListFormatName.allCases) : Set(try withoutUnderscores.map(ListFormatName.typed))
        return options
    }
}

extension Sinkhole: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension WritingOptions.ZoneAction: ExpressibleByArgument {}

extension ListFormatName {
    /// A format as typed.
    static func typed(_ text: String) throws -> ListFormatName {
        do { return try ListFormatName(named: text) } catch { throw PipelineError(.usage, "\(error)", hint: error.hint) }
    }
}
