/// The parent's bounds on a page reader: the reader holds bounds of its own, but it may have been taken over.
package struct PoolLimits: Hashable, Sendable {
    /// Longest time for one page by the clock, and for a worker's start. More than the reader's 5 s of CPU, since the machine may be
    /// busy.
    package var time: Duration
    /// Pages after which a fresh worker is forked, so that a page that took one over cannot answer for many. 128: a fork and the memory
    /// that is copied after it cost as much as four pages of 17 KB, three hundredths of all.
    package var pagesPerWorker: Int

    package init(time: Duration = .seconds(8), pagesPerWorker: Int = 128) {
        self.time = time
        self.pagesPerWorker = pagesPerWorker
    }
}
