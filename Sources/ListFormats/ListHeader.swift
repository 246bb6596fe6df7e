import DomainNames
import Vocabulary

/// What a written list says about itself in its first comments, in formats that have comments.
package struct ListHeader: Sendable {
    package var title: String
    /// One sentence on what is listed.
    package var description: String?
    /// The serial of the release, which is the zone's SOA serial too.
    package var serial: UInt32
    /// When what the list says was last changed; `nil` when that is not known, and then no line tells it.
    package var generated: Timestamp?
    /// How long a copy is good, as Adblock programs read it (`1 days`).
    package var expires: String?
    /// What the list was made from.
    package var sources: [String] = []
    package var licence: String?
    package var homepage: String?
    /// Where mistakes are reported.
    package var issues: String?
    /// Where the owner of a listed site asks for release.
    package var appeal: String?
    /// Names of our own in front of all others and behind them (`Canary`): a probe that finds both knows that this serial loaded
    /// completely. Default none. They are no entries of the list and are not counted.
    package var firstCanary: DomainName?
    package var lastCanary: DomainName?

    package init(
        title: String, serial: UInt32, generated: Timestamp?, licence: String? = nil, homepage: String? = nil,
        appeal: String? = nil, firstCanary: DomainName? = nil, lastCanary: DomainName? = nil
    ) {
        self.title = title
        self.serial = serial
        self.generated = generated
        self.licence = licence
        self.homepage = homepage
        self.appeal = appeal
        self.firstCanary = firstCanary
        self.lastCanary = lastCanary
    }

    /// The comment lines, each with the format's mark in front.
    ///
    /// A title can come from a configuration or a page: it is cut, and what is not printable ASCII is escaped, so that it
    /// can never begin a line of its own.
    func append(
        comment mark: String, format: ListFormatName, options: WritingOptions, entries: Int, to output: inout [UInt8]
    ) {
        var lines: [(String, String)] = [("Title", title)]
        if let description { lines.append(("Description", description)) }
        if let homepage { lines.append(("Homepage", homepage)) }
        if let licence { lines.append(("License", licence)) }
        if let issues { lines.append(("Issues", issues)) }
        if let appeal { lines.append(("Appeal", appeal)) }
        for source in sources.prefix(ListLimits.headerSources) { lines.append(("Source", source)) }
        let more = sources.count - ListLimits.headerSources
        if more > 0 { lines.append(("Sources", "and \(more) more")) }
        if let expires { lines.append(("Expires", expires)) }
        if let generated { lines.append(("Last modified", generated.description)) }
        lines.append(("Version", String(serial)))
        lines.append(("Syntax", format.rawValue))
        lines.append(("Meaning", format.meaning(options)))
        lines.append(("Number of entries", "\(entries) \(entries == 1 ? format.unit.one : format.unit.many)"))
        for (key, value) in lines {
            output += mark.utf8
            output += key.utf8
            output += ": ".utf8
            output += ListHeader.plain(value).utf8
            output.append(0x0A)
        }
    }

    private static func plain(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars.prefix(ListLimits.headerText) {
            if scalar.value >= 0x20, scalar.value < 0x7F {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return result
    }
}
