import Dispatch
import Synchronization

/// Work on several files of a release at once. The results are in the files' order, and of several failures the first file's is told,
/// so that nothing but the time depends on the number of threads.
enum ConcurrentFiles {
    static func map<File: Sendable, Made: Sendable>(
        _ files: [File], threads: Int, _ body: @Sendable (File) throws(ExporterError) -> Made
    ) throws(ExporterError) -> [Made] {
        guard threads > 1, files.count > 1 else { return try mapInOrder(files, body) }
        let results = Mutex([Result<Made, ExporterError>?](repeating: nil, count: files.count))
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(threads, files.count)) { _ in
            while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < files.count {
                let result = Result { () throws(ExporterError) in try body(files[index]) }
                results.withLock { $0[index] = result }
            }
        }
        let done = results.withLock { $0 }
        return try mapInOrder(done.compactMap(\.self)) { (result: Result<Made, ExporterError>) throws(ExporterError) in
            try result.get()
        }
    }

    private static func mapInOrder<Item, Made>(
        _ items: [Item], _ body: (Item) throws(ExporterError) -> Made
    ) throws(ExporterError) -> [Made] {
        var made: [Made] = []
        for item in items { made.append(try body(item)) }
        return made
    }
}
