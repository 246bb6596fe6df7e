/// What a list can be read as: each format that is written, and the dialects that published lists use beside them.
package enum ListDialect: Hashable, Sendable, CaseIterable {
    case format(ListFormatName)
    /// Rules of Surge, Quantumult and Loon: `DOMAIN-SUFFIX,evil.example,REJECT`.
    case surge
    /// Rules of Clash, in YAML or as text: `- '+.evil.example'`.
    case clash
    /// Domain lists of v2ray: `full:evil.example`.
    case v2ray
    /// Rules of uBlacklist: `*://*.evil.example/*`.
    case ublacklist
    /// Columns with a header: URLhaus, PhishTank and whoever names a column.
    case csv
    /// One JSON text: arrays of names, objects that hold them, MISP warninglists.
    case json

    package static var allCases: [ListDialect] {
        ListFormatName.allCases.map(ListDialect.format) + [.surge, .clash, .v2ray, .ublacklist, .csv, .json]
    }

    /// The name that people type.
    package var name: String {
        switch self {
        case .format(let format): format.rawValue
        case .surge: "surge"
        case .clash: "clash"
        case .v2ray: "v2ray"
        case .ublacklist: "ublacklist"
        case .csv: "csv"
        case .json: "json"
        }
    }

    /// Finds a format or dialect by its name.
    /// - Throws: `ListFormatError.unknownDialect`, which lists the names there are.
    package init(named name: some StringProtocol) throws(ListFormatError) {
        guard let known = ListDialect.allCases.first(where: { $0.name == name }) else { throw .unknownDialect(String(name)) }
        self = known
    }

    /// The format that says the same; `nil` for dialects, which are only read.
    package var format: ListFormatName? {
        if case .format(let format) = self { format } else { nil }
    }

    /// The longest line that is read, in bytes.
    package var maximumLineBytes: Int {
        switch self {
        case .format(let format): format.maximumLineBytes
        case .csv, .json: ListLimits.jsonLineBytes
        case .surge, .clash, .v2ray, .ublacklist: ListLimits.lineBytes
        }
    }

    /// The type that reads it.
    var syntax: any ListSyntax.Type {
        switch self {
        case .format(let format): format.type
        case .surge: SurgeDialect.self
        case .clash: ClashDialect.self
        case .v2ray: V2RayDialect.self
        case .ublacklist: UBlacklistDialect.self
        case .csv: CSVDialect.self
        case .json: JSONDialect.self
        }
    }
}
