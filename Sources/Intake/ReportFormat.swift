/// How reports are written down: `--format`.
package enum ReportFormat: String, CaseIterable, Sendable {
    /// Told by the first line that is not blank.
    case auto
    /// Every link in a line, amid prose; `#` begins a comment line.
    case text
    /// RFC 4180 with a header; `,`, `;` or TAB.
    case csv
    /// One JSON object a line, keys as the CSV columns.
    case jsonl
    /// URLhaus's CSV: its header is the last of the comment lines.
    case urlhaus
    /// CERT.PL's warning list: a JSON array with `DomainAddress`.
    case certpl
    /// MISP events: the attributes of type url, domain, hostname.
    case misp
}
