/// The numbers that decide what intake takes. Each has a test.
package struct IntakeLimits: Sendable {
    /// Bytes of one line of text or JSON, and of one CSV row with its quoted newlines. 64 KiB: eight times the longest address,
    /// so that a row full of notes fits, and a line without end costs no memory.
    package var lineBytes = 65_536
    /// Bytes of one field other than the address, which has `WebAddress.maximumBytes`. 4 KiB: two pages of prose.
    package var fieldBytes = 4_096
    /// Rows of one file: text links, CSV rows or JSON lines. 1,000,000: a national desk's year in one file; what comes behind is
    /// refused once and counted.
    package var rows = 1_000_000
    /// Columns or keys besides the known ones. 32: what ticket systems export.
    package var extraFields = 32
    /// Nesting of a JSON line. 8: a report is flat, and extra values may be small objects.
    package var jsonDepth = 8
    /// Bytes looked at to tell one format from another: one longest line.
    package var detectionBytes = 65_536
    /// How far in the future a `reported_at` is believed. One day covers every time zone written as if it were UTC.
    package var futureSeconds: Int64 = 86_400

    /// Bytes of a JSON document that is held whole. 64 MiB: CERT.PL's list of some 150,000 names has 20.
    package var documentBytes = 64 << 20

    package init() {}
}
