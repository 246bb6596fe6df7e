/// The numbers of the audit log.
enum AuditLimits {
    /// Scalars kept of a line's detail: a reason of some paragraphs.
    static let detail = 2_000
    /// Scalars kept of what a line is about: the longest name, or the start of a long address.
    static let subject = 300
    /// Bytes read from the end of the file to find its last line. The longest line is below half of it: each kept scalar takes at
    /// most 6 bytes as JSON.
    static let tail = 32 * 1024
}
