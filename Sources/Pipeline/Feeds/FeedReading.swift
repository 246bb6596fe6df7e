import Compiler
import Compression
import Feeds
import ListFormats
import Vocabulary

/// A fetched list as it was understood, on its way to become a snapshot.
struct FeedReading {
    var builder = SnapshotBuilder()
    private(set) var dialect = ""
    private(set) var lines = 0
    private(set) var entries = 0
    private(set) var refused = 0
    /// Of the refused statements, those that are well understood and no resolver can hold.
    private(set) var unsayable = 0

    /// Labels of statements that a list for browsers or programs has by right.
    private static let unsayableLabels: Set<String> = [
        "cosmetic-rule", "path-rule", "regular-expression", "open-ended-rule", "modifier", "third-party-only",
        "popup-only", "pattern", "schedule", "for-some-clients", "other-rule", "address-trigger", "other-section", "include",
    ]

    /// A reading that is filled by hand: statements that come from no list format.
    init(dialect: String) { self.dialect = dialect }

    /// Takes the statement of the next line.
    mutating func take(_ entry: ListEntry, sources: [String]) throws(SnapshotError) {
        lines += 1
        entries += 1
        try builder.add(entry, line: lines, sources: sources)
    }

    /// Passes over the next line, which says nothing for us.
    mutating func skip() { lines += 1 }

    /// Counts the next line as one that can't be read.
    mutating func refuse() {
        lines += 1
        refused += 1
    }

    mutating func finish() throws(SnapshotError) { try builder.finish() }

    /// Reads a list, packed or not.
    ///
    /// - Throws: `PipelineError` of kind `.input` when the whole of it is no list, or holds too much.
    init(_ body: [UInt8], of feed: Feed) throws {
        let reading = ReadingOptions(
            hostsMean: feed.hostsMeanSubtree ? .subtree : .exact,
            addressesMean: feed.addressesMeanHosts ? .host : .address, column: feed.column)
        builder = SnapshotBuilder(parts: ListSample(body).parts)
        do {
            let dialect = try feed.format.map { format throws(ListFormatError) in try ListDialect(named: format) }
            var list = ListBytes(path: feed.location, from: dialect, reading: reading, writer: builder.statements)
            var handedOn = 0
            var fault: SnapshotError?
            func receive(_ statement: ListReader.Statement) {
                guard fault == nil else { return }
                switch statement {
                case .entry, .important, .cancelled: handedOn += 1
                case .literal, .refused: break
                }
                do throws(SnapshotError) { try take(statement) } catch { fault = error }
            }
            try FeedReading.unpacked(body) { piece in
                try list.take(piece, receive)
                if let fault { throw fault }
                try builder.checkCount()
            }
            let result = try list.finish(receive)
            if let fault { throw fault }
            self.dialect = result.dialect.name
            lines = result.counts.lines
            // Plain lines went into the builder without being handed on.
            entries += result.counts.entries - handedOn
            try builder.finish()
        } catch let error as ListFormatError {
            throw PipelineError(.input, "\(error)", hint: error.hint)
        } catch let error as CompressionError {
            throw PipelineError(.input, "\(error)", hint: error.hint)
        } catch let error as SnapshotError {
            throw PipelineError(.input, "\(error)", hint: error.hint)
        }
    }

    private mutating func take(_ statement: ListReader.Statement) throws(SnapshotError) {
        switch statement {
        case .entry(let entry, let line):
            entries += 1
            try builder.add(entry, line: line)
        case .important(let entry, let line):
            entries += 1
            try builder.add(entry, line: line, isImportant: true)
        case .cancelled(let entry, _): builder.cancel(entry)
        case .literal: break  // a feed's IP addresses are refused: no list of names holds them
        case .refused(let refusal):
            refused += 1
            if FeedReading.unsayableLabels.contains(refusal.reason) { unsayable += 1 }
        }
    }

    /// The bytes that are read at once, so that a list of too many names is told before all of them are in memory.
    private static let pieceBytes = 1 << 20

    private static func unpacked(_ body: [UInt8], _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard let packing = CompressionFormat.detect(body.prefix(CompressionFormat.magicBytes)) else {
            return try body.withUnsafeBytes { whole in
                for start in stride(from: 0, to: whole.count, by: pieceBytes) {
                    try receive(UnsafeRawBufferPointer(rebasing: whole[start..<min(start + pieceBytes, whole.count)]))
                }
            }
        }
        var decompressor = try Decompressor(packing, limit: FeedLimits.unpackedBytes)
        var fault: (any Error)?
        try body.withUnsafeBytes { packed in
            try decompressor.unpack(packed) { piece in
                guard fault == nil else { return }
                do { try receive(piece) } catch { fault = error }
            }
        }
        if let fault { throw fault }
        try decompressor.finish()
    }

    /// Why the list must not take the last good one's place; `nil` when it may.
    ///
    /// - Parameters:
    ///   - previous: entries of the last good snapshot; 0 without one.
    ///   - bounds: `nil` when a person has given the word.
    func refusal(of feed: Feed, previous: Int, bounds: ReleaseBounds?) -> String? {
        let understood = entries + unsayable
        if Double(understood) < FeedLimits.understoodShare * Double(understood + refused - unsayable) {
            return "only \(understood) of \(understood + refused - unsayable) statements were understood as \(dialect)"
        }
        if case .held(let reason)? = bounds?.check(what: "feed \(feed.name)", previous: previous, next: builder.count) {
            return reason
        }
        return nil
    }
}
