import Dispatch
import Synchronization

extension PlannedList {
    /// Names that one thread renders before it writes. 16,384: half a megabyte, which is worth a call of the system.
    private static let batchNames = 16_384

    /// Writes the file on several threads, each piece at its place.
    ///
    /// - Parameter place: writes bytes at an offset of the file; called from several threads at once.
    /// - Throws: `ListFormatError` when rendered bytes are wrong; whatever `place` throws. What was written until then must be
    ///   thrown away.
    package func write(
        threads: Int, _ place: @escaping @Sendable (UnsafeRawBufferPointer, _ offset: Int) throws -> Void
    ) throws -> WritingCounts {
        let desk = Desk(batches: batches + [segments.count..<segments.count], place: place)
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, desk.batches.count))) { _ in
            var rendering = EntryRendering(format, options, chunkBytes: .max)
            while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < desk.batches.count {
                desk.write(index) { sink in
                    if index == 0 { try writeHead(into: &rendering, sink) }
                    for segment in desk.batches[index] { try write(segment, from: 0, into: &rendering, EntryDetails(), sink) }
                    if index == desk.batches.count - 1 { try writeTail(into: &rendering, EntryDetails(), sink) }
                    try rendering.flush(to: sink)
                }
            }
        }
        var counts = counts
        counts.bytes = try desk.finish()
        return counts
    }

    private var batches: [Range<Int>] {
        var batches: [Range<Int>] = []
        var (start, names) = (0, 0)
        for index in segments.indices {
            names += segments[index].count
            if names >= PlannedList.batchNames {
                batches.append(start..<(index + 1))
                (start, names) = (index + 1, 0)
            }
        }
        return start < segments.count ? batches + [start..<segments.count] : batches
    }

    /// Where a batch begins is known as soon as those before it are rendered.
    private final class Desk: Sendable {
        let batches: [Range<Int>]
        private let place: @Sendable (UnsafeRawBufferPointer, Int) throws -> Void
        private let isKnown: [DispatchSemaphore]
        private let state: Mutex<State>

        private struct State {
            var offsets: [Int]
            var failure: (any Error)?
        }

        init(batches: [Range<Int>], place: @escaping @Sendable (UnsafeRawBufferPointer, Int) throws -> Void) {
            self.batches = batches
            self.place = place
            isKnown = batches.map { _ in DispatchSemaphore(value: 0) }
            state = Mutex(State(offsets: Array(repeating: 0, count: batches.count + 1)))
            isKnown[0].signal()
        }

        /// Renders one batch, waits for its place and writes it. A failure ends nothing but the writing: those behind still wait.
        func write(_ index: Int, _ render: (PlannedList.Sink) throws -> Void) {
            var isPlaced = false
            do {
                try render { bytes in
                    let offset = place(of: index, count: bytes.count)
                    isPlaced = true
                    guard let offset else { return }
                    try place(bytes, offset)
                }
            } catch {
                state.withLock { if $0.failure == nil { $0.failure = error } }
            }
            if !isPlaced { _ = place(of: index, count: 0) }
        }

        /// The place of a batch; `nil` when another has failed.
        private func place(of index: Int, count: Int) -> Int? {
            isKnown[index].wait()
            let (offset, hasFailed) = state.withLock { state in
                state.offsets[index + 1] = state.offsets[index] + count
                return (state.offsets[index], state.failure != nil)
            }
            if index + 1 < isKnown.count { isKnown[index + 1].signal() }
            return hasFailed ? nil : offset
        }

        /// - Returns: the bytes of the whole file.
        func finish() throws -> Int {
            try state.withLock { state in
                if let failure = state.failure { throw failure }
                return state.offsets[batches.count]
            }
        }
    }
}
