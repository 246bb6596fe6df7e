import DomainNames
import Exporter
import ListFormats
import Vocabulary

/// The files of a release, each with the writer that renders it.
struct ReleaseFormats {
    let blocklist: Blocklist
    let header: ListHeader
    private let list: ListCompilation

    init(_ list: ListCompilation, header: ListHeader) {
        self.list = list
        blocklist = list.blocklist
        self.header = header
    }

    var files: [ReleaseFile] {
        ListFormatName.allCases.map { format in
            let writer = ListWriter(format: format, header: header)
            let (blocklist, list) = (blocklist, list)
            return ReleaseFile(name: format.fileName, format: format.rawValue) { sink in
                let counts = try writer.render(blocklist, details: list.details, into: sink)
                return ReleaseFileCounts(
                    entries: counts.entries, refused: counts.refused, widened: counts.widened, narrowed: counts.narrowed,
                    pruned: counts.pruned)
            }
        }
    }
}
