import DomainNames
import Exporter
import ListFormats
import Vocabulary

/// The files of a release, each with the writer that renders it.
struct ReleaseFormats {
    let blocklist: Blocklist
    /// What is known of each entry, for `listings.jsonl`.
    let details: [ListEntry.Subject: Listing]
    let header: ListHeader

    init(blocklist: Blocklist, listings: [Listing], header: ListHeader) {
        self.blocklist = blocklist
        details = Dictionary(listings.map { ($0.entry.subject, $0) }) { first, _ in first }
        self.header = header
    }

    var files: [ReleaseFile] {
        ListFormatName.allCases.map { format in
            let writer = ListWriter(format: format, header: header)
            let (blocklist, details) = (blocklist, details)
            return ReleaseFile(name: format.fileName, format: format.rawValue) { sink in
                let counts = try writer.write(blocklist, details: { details[$0.subject] }) { chunk in
                    try chunk.withUnsafeBytes { try sink($0) }
                }
                return ReleaseFileCounts(
                    entries: counts.entries, refused: counts.refused, widened: counts.widened, narrowed: counts.narrowed,
                    pruned: counts.pruned)
            }
        }
    }
}
