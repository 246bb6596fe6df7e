/// Makes a CSV file with a header of URLhaus's form, whose header is its last comment line.
///
/// ```
/// ################################################################
/// # id,dateadded,url,url_status,last_online,threat,tags,urlhaus_link,reporter
/// "3456","2026-11-24 10:00:00","http://bad.example/a.exe","online",…
/// ```
struct URLhausLines: Sendable {
    private var header: [UInt8] = []
    /// Comment lines before the first row.
    private var comments = 0
    private var hasBegun = false
    private var splitter: LineSplitter
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
        splitter = LineSplitter(limit: limit)
    }

    /// - Parameter feed: takes the bytes of the CSV file.
    mutating func consume(_ chunk: ArraySlice<UInt8>, feed: (ArraySlice<UInt8>) throws(IntakeError) -> Void) throws(IntakeError) {
        var fault: IntakeError?
        var working = splitter
        working.consume(chunk) { line in fault = fault ?? take(line, feed) }
        splitter = working
        if let fault { throw fault }
    }

    mutating func finish(feed: (ArraySlice<UInt8>) throws(IntakeError) -> Void) throws(IntakeError) {
        var fault: IntakeError?
        var working = splitter
        working.finish { line in fault = fault ?? take(line, feed) }
        splitter = working
        if let fault { throw fault }
    }

    private mutating func take(
        _ line: LineSplitter.Line, _ feed: (ArraySlice<UInt8>) throws(IntakeError) -> Void
    ) -> IntakeError? {
        if line.bytes.first == UInt8(ascii: "#") {
            let text = line.bytes.drop { $0 == UInt8(ascii: "#") || $0 == 0x20 }
            if !hasBegun {
                comments += 1
                if !line.isCut, text.contains(UInt8(ascii: ",")) { header = Array(text) }
                return nil
            }
        }
        do throws(IntakeError) {
            if !hasBegun {
                hasBegun = true
                // Comments become blank lines, which are no rows: so places stay right.
                try feed([UInt8](repeating: UInt8(ascii: "\n"), count: max(0, comments - 1))[...])
                try feed(header[...] + [UInt8(ascii: "\n")])
            }
            let isComment = line.bytes.first == UInt8(ascii: "#")
            // What was cut off stays missed, so that the row is refused and never taken with a cut address.
            let missing = [UInt8](repeating: UInt8(ascii: "x"), count: line.isCut ? limit : 0)
            try feed((isComment ? [] : line.bytes + missing) + [UInt8(ascii: "\n")])
            return nil
        } catch {
            return error
        }
    }
}
