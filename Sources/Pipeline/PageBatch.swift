import Foundation
import PageRecord
import ParserPool
import Synchronization

/// Reads many page files at once and makes something of each: one thread and one page reader for each worker.
struct PageBatch {
    /// The pages of an index are kept as UTF-8, whatever their markup says.
    private static let contentType = "text/html; charset=utf-8"
    /// How often progress is told.
    private static let tick = DispatchTimeInterval.milliseconds(200)

    let parserPath: String
    let workers: Int

    /// What the threads share.
    private struct Shared<Result: Sendable> {
        var next = 0
        var done = 0
        var results: [Result?]
        var failure: PipelineError?
    }

    private final class Desk<Result: Sendable>: Sendable {
        let shared: Mutex<Shared<Result>>
        init(count: Int) { shared = Mutex(Shared(results: Array(repeating: nil, count: count))) }
    }

    /// What was made, in the order of the paths; `nil` for a file that could not be read.
    /// - Parameters:
    ///   - edit: what is done to a page's bytes before they are read.
    ///   - make: gets the page's place among the paths.
    func read<Result: Sendable>(
        _ paths: [String], edit: @escaping @Sendable ([UInt8]) -> [UInt8] = { $0 },
        make: @escaping @Sendable (Int, PageFeatures) -> Result, onProgress: (Int) -> Void
    ) throws -> [Result?] {
        let desk = Desk<Result>(count: paths.count)
        let finished = DispatchSemaphore(value: 0)
        let parserPath = parserPath
        for _ in 0..<workers {
            Thread.detachNewThread {
                PageBatch.work(paths, desk, parserPath, edit, make)
                finished.signal()
            }
        }
        var left = workers
        while left > 0 {
            if finished.wait(timeout: .now() + PageBatch.tick) == .success { left -= 1 }
            onProgress(desk.shared.withLock { $0.done })
        }
        return try desk.shared.withLock { shared in
            if let failure = shared.failure { throw failure }
            return shared.results
        }
    }

    private static func work<Result: Sendable>(
        _ paths: [String], _ desk: Desk<Result>, _ parserPath: String, _ edit: ([UInt8]) -> [UInt8],
        _ make: (Int, PageFeatures) -> Result
    ) {
        let reader = WorkerPool(executable: parserPath)
        defer { reader.close() }
        while let place = next(desk, of: paths.count) {
            var result: Result?
            if let data = FileManager.default.contents(atPath: paths[place]) {
                do {
                    let features = try reader.read(edit([UInt8](data)), contentType: contentType)
                    result = make(place, features)
                } catch {
                    let failure = PipelineError(
                        .other, "the page reader \(parserPath) does not work: \(error)", hint: error.hint)
                    desk.shared.withLock { $0.failure = $0.failure ?? failure }
                    return
                }
            }
            desk.shared.withLock { shared in
                shared.results[place] = result
                shared.done += 1
            }
        }
    }

    private static func next<Result: Sendable>(_ desk: Desk<Result>, of count: Int) -> Int? {
        desk.shared.withLock { shared in
            guard shared.failure == nil, shared.next < count else { return nil }
            defer { shared.next += 1 }
            return shared.next
        }
    }
}
