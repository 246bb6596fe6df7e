import DomainNames
import Vocabulary

/// A popular list on its way into the state: its names and their parents down to the registrable domain, each once.
package struct PopularDraft {
    private var lines: [UInt8] = []
    private var seen: Set<Int> = []
    /// Names that the list itself holds and that were taken.
    package private(set) var names = 0
    /// Names that came when the draft was full.
    package private(set) var leftOut = 0
    private let top: Int

    /// - Parameter top: how many names are kept, in the list's own order.
    package init(top: Int = ProtectionLimits.popularNames) {
        self.top = min(top, ProtectionLimits.mostPopularNames)
    }

    /// Takes a name. A listing of a parent with all below would block it, so its parents are kept with its rank.
    package mutating func add(_ row: PopularRow) {
        guard names < top else {
            leftOut += 1
            return
        }
        names += 1
        var next: DomainName? = row.name
        let end = PublicSuffixes.registrableDomain(of: row.name) ?? row.name
        while let name = next, name.isWithin(end), seen.insert(name.text.hashValue).inserted {
            lines += "\(row.rank)\t".utf8
            lines += name.text.utf8
            lines.append(UInt8(ascii: "\n"))
            next = name.parent
        }
    }

    /// The file as `PopularNames` reads it.
    package func file(source: String, dated: Timestamp, imported: Timestamp) -> [UInt8] {
        Array("\(PopularNames.magic)\t\(source)\t\(dated.seconds)\t\(imported.seconds)\t\(names)\t\(seen.count)\n".utf8) + lines
    }
}
