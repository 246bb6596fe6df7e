import Foundation
import PageRecord
import ParserPool
import Synchronization
import Vocabulary

extension EvaluateRun {
    /// A page as the page reader saw it.
    struct ReadPage: Sendable {
        let features: PageFeatures
    }

    /// Reads and judges many files at once: one thread and one page reader for each worker.
    struct ParallelReading {
        /// The pages of an index are kept as UTF-8, whatever their markup says.
        private static let contentType = "text/html; charset=utf-8"
        /// How often progress is told.
        private static let tick = DispatchTimeInterval.milliseconds(200)

        let parserPath: String
        let workers: Int

        /// What the threads share.
        private struct Shared {
            var next = 0
            var done = 0
            var verdicts: [Verdict?]
            var failure: PipelineError?
        }

        private final class Desk: Sendable {
            let shared: Mutex<Shared>
            init(count: Int) { shared = Mutex(Shared(verdicts: Array(repeating: nil, count: count))) }
        }

        /// The verdicts in the order of the paths; `nil` for a file that could not be read.
        func judge(
            _ paths: [String], judge: @escaping @Sendable (Int, ReadPage) -> Verdict, onProgress: (Int) -> Void
        ) throws -> [Verdict?] {
            let desk = Desk(count: paths.count)
            let finished = DispatchSemaphore(value: 0)
            let parserPath = parserPath
            for _ in 0..<workers {
                Thread.detachNewThread {
                    ParallelReading.work(paths, desk, parserPath, judge)
                    finished.signal()
                }
            }
            var left = workers
            while left > 0 {
                if finished.wait(timeout: .now() + ParallelReading.tick) == .success { left -= 1 }
                onProgress(desk.shared.withLock { $0.done })
            }
            return try desk.shared.withLock { shared in
                if let failure = shared.failure { throw failure }
                return shared.verdicts
            }
        }

        private static func work(
            _ paths: [String], _ desk: Desk, _ parserPath: String, _ judge: (Int, ReadPage) -> Verdict
        ) {
            let reader = WorkerPool(executable: parserPath)
            defer { reader.close() }
            while let place = next(desk, of: paths.count) {
                var verdict: Verdict?
                if let data = FileManager.default.contents(atPath: paths[place]) {
                    do {
                        let features = try reader.read([UInt8](data), contentType: contentType)
                        verdict = judge(place, ReadPage(features: features))
                    } catch {
                        let failure = PipelineError(
                            .other, "the page reader \(parserPath) does not work: \(error)", hint: error.hint)
                        desk.shared.withLock { $0.failure = $0.failure ?? failure }
                        return
                    }
                }
                desk.shared.withLock { shared in
                    shared.verdicts[place] = verdict
                    shared.done += 1
                }
            }
        }

        private static func next(_ desk: Desk, of count: Int) -> Int? {
            desk.shared.withLock { shared in
                guard shared.failure == nil, shared.next < count else { return nil }
                defer { shared.next += 1 }
                return shared.next
            }
        }
    }
}
