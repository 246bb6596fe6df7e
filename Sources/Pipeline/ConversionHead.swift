import ListFormats
import Vocabulary

/// What the files of a conversion say about themselves, as far as a person says it.
package struct ConversionHead: Sendable {
    package var title = "converted list"
    package var description: String?
    package var licence: String?
    package var homepage: String?
    /// Where mistakes are reported.
    package var issues: String?
    /// How long a copy is good (`1 days`).
    package var expires: String?
    /// What the list was made from. Default: the names of the inputs, without their directories, which say who made the list
    /// and where.
    package var sources: [String]?

    package init() {}

    /// The head of the files. Dates never come from the clock, so that the same input gives the same bytes; with neither
    /// `SOURCE_DATE_EPOCH` nor an input with a date, there is none.
    func header(inputs: [String], date given: Timestamp?) -> ListHeader {
        let date = given ?? inputs.compactMap(ListFileReader.modified).max()
        var header = ListHeader(
            title: title, serial: UInt32(clamping: date?.seconds ?? 1), generated: date, licence: licence, homepage: homepage)
        header.description = description
        header.issues = issues
        header.expires = expires
        header.sources = sources ?? ConversionHead.names(of: inputs)
        return header
    }

    private static func names(of inputs: [String]) -> [String] {
        inputs.filter { $0 != "-" }.map { path in path.split(separator: "/").last.map(String.init) ?? path }
    }
}
