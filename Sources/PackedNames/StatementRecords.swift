import CNameScan

/// The records of one part, chunk by chunk, as `StatementWriter` wrote them.
///
/// Bounds: the records of a chunk follow each other without a gap from its start to its end; `NameBytes.slack` bytes are readable
/// behind it.
struct StatementRecords {
    typealias Chunk = NameStorage.Chunk

    /// How many bytes ahead memory is asked for.
    private static let ahead = 512

    let chunks: [Chunk]

    var byteCount: Int { chunks.reduce(0) { $0 + ($1.end - $1.start) } }

    /// Calls for each statement, but for those of inputs that count for nothing.
    @inline(__always)
    func forEach(
        isDropped: (UInt32) -> Bool = { _ in false },
        _ body: (_ name: NameBytes, _ isSubtree: Bool, _ input: UInt32, _ line: UInt32) -> Void
    ) {
        var input: UInt32 = 0
        var counts = true
        for (start, end) in chunks {
            var record = start
            while record < end {
                name_will_read(record + StatementRecords.ahead)
                let (name, flags, word) = StatementRecords.read(record)
                if flags == StatementWriter.inputMark {
                    input = word
                    counts = !isDropped(input)
                } else if counts {
                    body(name, flags == 1, input, word)
                }
                record = name.start + name.count
            }
        }
    }

    /// Keys of the first names of each chunk, and about how many names there are.
    func sample(perChunk wanted: Int) -> (keys: [UInt128], statements: Int) {
        var keys: [UInt128] = []
        var lookedBytes = 0
        for (start, end) in chunks {
            var record = start
            var names = 0
            while record < end, names < wanted {
                let (name, flags, _) = StatementRecords.read(record)
                if flags != StatementWriter.inputMark {
                    keys.append(name.pairKey())
                    names += 1
                }
                record = name.start + name.count
            }
            lookedBytes += record - start
        }
        return (keys, lookedBytes == 0 ? 0 : byteCount / max(1, lookedBytes / max(1, keys.count)))
    }

    @inline(__always)
    private static func read(_ record: UnsafePointer<UInt8>) -> (name: NameBytes, flags: UInt8, word: UInt32) {
        (
            NameBytes(start: record + StatementWriter.headerBytes, count: Int(record[0])), record[1],
            UnsafeRawPointer(record + 2).loadUnaligned(as: UInt32.self)
        )
    }
}
