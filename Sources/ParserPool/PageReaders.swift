import Dispatch
import PageRecord
import Synchronization

/// Several page readers at work beside the caller: it hands pages in as they come and takes the features when all are read.
///
/// A page that takes its reader's full time holds up that reader and nobody else. What waits is bounded: whoever hands in a page
/// while `capacity` are waiting waits as well, so a fast fetch can't fill the memory.
package final class PageReaders: Sendable {
    /// A page that was read, under the number that it was handed in with.
    package struct Reading: Sendable {
        package let key: Int
        package let features: PageFeatures
    }

    private struct Page: Sendable {
        let key: Int
        let body: [UInt8]
        let contentType: String?
        let isCut: Bool
    }

    private struct State: Sendable {
        var waiting: [Page] = []
        var readings: [Reading] = []
        var failure: ParserPoolError?
    }

    private let state = Mutex(State())
    private let places: DispatchSemaphore
    private let pages = DispatchSemaphore(value: 0)
    private let unread = DispatchGroup()
    private let running = DispatchGroup()
    private let count: Int

    /// - Parameters:
    ///   - executable: the path of `zhalan-parser`.
    ///   - count: readers at work at once; as many as there are cores is right, for reading costs nothing but CPU.
    ///   - capacity: pages that may wait; 8 by default, at most 2 MiB each.
    package init(executable: String, count: Int, capacity: Int = 8, limits: PoolLimits = PoolLimits()) {
        self.count = count
        places = DispatchSemaphore(value: capacity)
        for number in 0..<count {
            DispatchQueue(label: "page-reader-\(number)").async(group: running) { [self] in
                let pool = WorkerPool(executable: executable, limits: limits)
                while let page = next() { read(page, with: pool) }
                pool.close()
            }
        }
    }

    /// Hands a page in; waits while too many are waiting.
    package func submit(_ key: Int, body: [UInt8], contentType: String?, isCut: Bool) {
        places.wait()
        unread.enter()
        state.withLock { $0.waiting.append(Page(key: key, body: body, contentType: contentType, isCut: isCut)) }
        pages.signal()
    }

    /// Waits until every page handed in so far is read, and gives what was read since the last call.
    ///
    /// - Throws: when no reader can be started.
    package func collect() throws(ParserPoolError) -> [Reading] {
        unread.wait()
        let (readings, failure) = state.withLock { state in
            defer { state.readings = [] }
            return (state.readings, state.failure)
        }
        if let failure { throw failure }
        return readings
    }

    /// Ends the readers. Nothing may be handed in afterwards.
    package func close() {
        for _ in 0..<count { pages.signal() }
        running.wait()
    }

    private func next() -> Page? {
        pages.wait()
        return state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
    }

    private func read(_ page: Page, with pool: WorkerPool) {
        places.signal()
        do throws(ParserPoolError) {
            let features = try pool.read(page.body, contentType: page.contentType, isCut: page.isCut)
            state.withLock { $0.readings.append(Reading(key: page.key, features: features)) }
        } catch {
            state.withLock { $0.failure = $0.failure ?? error }
        }
        unread.leave()
    }
}
