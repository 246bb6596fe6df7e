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
        let holdsPlace: Bool
    }

    private struct State: Sendable {
        var waiting: [Page] = []
        var waitingBytes = 0
        var readings: [Reading] = []
        var failure: ParserPoolError?
        var isClosed = false
    }

    private let state = Mutex(State())
    private let places: DispatchSemaphore
    private let pages = DispatchSemaphore(value: 0)
    private let unread = DispatchGroup()
    private let running = DispatchGroup()
    private let count: Int
    private let onReading: @Sendable () -> Void

    /// - Parameters:
    ///   - executable: the path of `zhalan-parser`.
    ///   - count: readers at work at once; as many as there are cores is right, for reading costs nothing but CPU.
    ///   - capacity: pages that may wait; 8 by default, at most 2 MiB each.
    ///   - onReading: called on a reader's thread whenever a page was read.
    package init(
        executable: String, count: Int, capacity: Int = 8, limits: PoolLimits = PoolLimits(),
        onReading: @escaping @Sendable () -> Void = {}
    ) {
        self.count = count
        self.onReading = onReading
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
        append(Page(key: key, body: body, contentType: contentType, isCut: isCut, holdsPlace: true))
    }

    /// Hands a page in without waiting. The caller watches `waitingBytes` and fetches less while they are many.
    package func offer(_ key: Int, body: [UInt8], contentType: String?, isCut: Bool) {
        append(Page(key: key, body: body, contentType: contentType, isCut: isCut, holdsPlace: false))
    }

    private func append(_ page: Page) {
        unread.enter()
        state.withLock {
            $0.waiting.append(page)
            $0.waitingBytes += page.body.count
        }
        pages.signal()
    }

    /// Bytes of the pages that no reader has taken yet.
    package var waitingBytes: Int { state.withLock { $0.waitingBytes } }

    /// What was read since the last call; waits for nothing.
    ///
    /// - Throws: when no reader can be started.
    package func readings() throws(ParserPoolError) -> [Reading] {
        let (readings, failure) = state.withLock { state in
            defer { state.readings = [] }
            return (state.readings, state.failure)
        }
        if let failure { throw failure }
        return readings
    }

    /// Drops the pages that no reader has taken yet.
    package func dropWaiting() {
        let dropped = state.withLock { state in
            defer {
                state.waiting = []
                state.waitingBytes = 0
            }
            return state.waiting
        }
        for page in dropped {
            if page.holdsPlace { places.signal() }
            unread.leave()
        }
    }

    /// Waits until every page handed in so far is read, and gives what was read since the last call.
    ///
    /// - Throws: when no reader can be started.
    package func collect() throws(ParserPoolError) -> [Reading] {
        unread.wait()
        return try readings()
    }

    /// Ends the readers. Nothing may be handed in afterwards.
    package func close() {
        state.withLock { $0.isClosed = true }
        for _ in 0..<count { pages.signal() }
        running.wait()
    }

    private func next() -> Page? {
        while true {
            pages.wait()
            let (page, isClosed) = state.withLock { state -> (Page?, Bool) in
                if state.waiting.isEmpty { return (nil, state.isClosed) }
                let page = state.waiting.removeFirst()
                state.waitingBytes -= page.body.count
                return (page, false)
            }
            // A ring without a page is that of one that was dropped, or of the end.
            if page != nil || isClosed { return page }
        }
    }

    private func read(_ page: Page, with pool: WorkerPool) {
        if page.holdsPlace { places.signal() }
        do throws(ParserPoolError) {
            let features = try pool.read(page.body, contentType: page.contentType, isCut: page.isCut)
            state.withLock { $0.readings.append(Reading(key: page.key, features: features)) }
        } catch {
            state.withLock { $0.failure = $0.failure ?? error }
        }
        unread.leave()
        onReading()
    }
}
