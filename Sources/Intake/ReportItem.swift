import Vocabulary

/// What became of one piece of input: a report, or a refusal with its place and reason.
package enum ReportItem: Sendable {
    /// - Parameters:
    ///   - line: counted from 1; of a CSV row, its first line.
    ///   - input: the link as it stood in the file, still defanged, at most `WebAddress.maximumBytes` long.
    case report(Report, line: Int, input: String)
    case refusal(Refusal)
}
