import DomainNames
import PackedNames
import Vocabulary

/// Writes a blocklist as one file of a release.
package struct ListWriter: Sendable {
    package let format: ListFormatName
    /// The file's name in a release.
    package var fileName: String { options.fileName(of: format) }
    private let header: ListHeader
    private let options: WritingOptions

    package init(format: ListFormatName, header: ListHeader, options: WritingOptions = WritingOptions()) {
        self.format = format
        self.header = header
        self.options = options
    }

    /// Writes the list into a sink, chunk by chunk.
    ///
    /// - Parameter details: what else is known of the entries; only `jsonl` says it.
    /// - Throws: `ListFormatError` when the blocklist is not in order or rendered bytes are wrong; whatever the sink throws.
    ///   What was written until then must be thrown away.
    package func write(
        _ blocklist: Blocklist, details: EntryDetails = EntryDetails(), to receive: (ArraySlice<UInt8>) throws -> Void
    ) throws -> WritingCounts {
        try render(blocklist, details: details) { try receive(ArraySlice($0)) }
    }

    /// The same into a sink that takes the bytes where they are, which is until it returns.
    package func render(
        _ blocklist: Blocklist, details: EntryDetails = EntryDetails(), into sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> WritingCounts {
        let planned = try plan(blocklist)
        var rendering = EntryRendering(format, options)
        try planned.writeHead(into: &rendering, sink)
        var names = 0
        for index in planned.segments.indices {
            try planned.write(index, from: names, into: &rendering, details, sink)
            names += planned.segments[index].count
        }
        try planned.writeTail(into: &rendering, details, sink)
        try rendering.flush(to: sink)
        var counts = planned.counts
        counts.bytes = rendering.written
        return counts
    }

    /// Decides what the file says, on as many threads as asked for.
    /// - Throws: `ListFormatError.notSorted`.
    package func plan(_ blocklist: Blocklist, threads: Int = 1) throws(ListFormatError) -> PlannedList {
        if let (before, after) = blocklist.names.disorder { throw .notSorted(before: before.text, after: after.text) }
        return PlannedList(blocklist, format: format, header: header, options: options, threads: threads)
    }
}
