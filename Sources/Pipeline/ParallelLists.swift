import Foundation
import ListFormats
import PackedNames
import Synchronization
import Vocabulary

/// Reads many lists, one thread for each writer; what is refused comes out in the order of the lists.
struct ParallelLists: Sendable {
    /// Refusals that a thread gathers before it hands them over, and how often it may do so before somebody takes them: a list of
    /// faults must not become a memory of faults.
    private static let batch = 256
    private static let waitingBatches = 64

    let paths: [String]
    let settings: ListMaterial.Settings

    /// What becomes of one list while it is read.
    private final class Channel: Sendable {
        enum Message: Sendable {
            case refused([Refusal])
            case done(Result<ReadList, PipelineError>)
        }

        private let messages = Mutex<[Message]>([])
        private let filled = DispatchSemaphore(value: 0)
        private let room = DispatchSemaphore(value: ParallelLists.waitingBatches)

        func send(_ message: Message) {
            room.wait()
            messages.withLock { $0.append(message) }
            filled.signal()
        }

        func next() -> Message {
            filled.wait()
            room.signal()
            return messages.withLock { $0.removeFirst() }
        }
    }

    func read(
        into writers: [StatementWriter], _ onRefusal: (Refusal) -> Void, onRead: (Result<ReadList, PipelineError>) -> Void
    ) -> [Result<ReadList, PipelineError>] {
        let channels = paths.map { _ in Channel() }
        let next = SharedNumber()
        for writer in writers {
            Thread.detachNewThread {
                while case let number = next.take(), number < paths.count { read(number, into: writer, channels[number]) }
            }
        }
        // Lists are begun in their order, so the first that is not done is always being read.
        return channels.map { channel in
            while true {
                switch channel.next() {
                case .refused(let refusals): refusals.forEach(onRefusal)
                case .done(let result):
                    onRead(result)
                    return result
                }
            }
        }
    }

    private func read(_ number: Int, into writer: StatementWriter, _ channel: Channel) {
        var refused: [Refusal] = []
        let result: Result<ReadList, PipelineError>
        do {
            result = .success(
                try ReadList(
                    paths[number], number: number, settings, into: writer, isPlain: true,
                    { refusal in
                        refused.append(refusal)
                        guard refused.count == ParallelLists.batch else { return }
                        channel.send(.refused(refused))
                        refused = []
                    }))
        } catch {
            result = .failure(
                error as? PipelineError ?? PipelineError(.input, "\(paths[number]): the file can't be read: \(error)"))
        }
        if !refused.isEmpty { channel.send(.refused(refused)) }
        channel.send(.done(result))
    }

    /// Counts up from 0, for several threads.
    private final class SharedNumber: Sendable {
        private let number = Atomic(0)
        func take() -> Int { number.wrappingAdd(1, ordering: .relaxed).oldValue }
    }
}
