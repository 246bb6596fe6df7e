import CSystem
import Glibc
import PageRecord

/// Reads pages in a process of their own, which no page survives to harm: a worker that dies, stalls, lies or floods costs the
/// page at hand, which is marked, and is replaced before the next one. One that behaves is replaced after a number of pages.
///
/// One value has one worker and is used by one thread at a time; to read N pages at once, hold N pools.
package final class WorkerPool {
    private let executable: String
    private let limits: PoolLimits
    private var zygote: WorkerZygote?
    private var worker: WorkerProcess?
    private var isClosed = false

    /// Workers that were ended because of a page.
    package private(set) var losses = 0

    /// The process number of the running worker, for logs.
    package var workerIdentifier: Int32? { worker?.identifier }

    /// A pool that starts its worker with the first page.
    /// - Parameter executable: the path of `zhalan-parser`. It is started without arguments, environment or open files.
    package init(executable: String, limits: PoolLimits = PoolLimits()) {
        self.executable = executable
        self.limits = limits
    }

    deinit {
        end()
    }

    /// What stands on a page.
    /// - Parameters:
    ///   - body: the page's bytes, transfer and content codings undone. What exceeds `ReaderRequest.bodyBytes` is cut and marked.
    ///   - contentType: the value of the header, if there was one.
    ///   - isCut: the page was longer than `body`.
    /// - Returns: the features. A page that cost its worker has none, but `.readerDied` in `limitsHit`, and `.time` where it was slow;
    ///   such a page is never called clear.
    /// - Throws: only where no worker can be started, or after `close()`.
    package func read(_ body: [UInt8], contentType: String?, isCut: Bool = false) throws(ParserPoolError) -> PageFeatures {
        guard !isClosed else { throw .closed }
        let type = Array((contentType ?? "").utf8.prefix(ReaderRequest.contentTypeBytes))
        let kept = body.prefix(ReaderRequest.bodyBytes)
        let request = ReaderRequest(
            contentTypeLength: type.count, bodyLength: kept.count, isCut: isCut || kept.count < body.count)

        let worker = try idleWorker()
        let answer = worker.exchange(request.header + type + kept, milliseconds: milliseconds)
        self.worker = worker
        if case .features(var features) = answer {
            // These the parent knows itself.
            features.bytes = body.count
            if request.isCut { features.limitsHit.insert(.bytes) }
            return features
        }
        return lost(answer, body)
    }

    /// Ends the worker. A pool that was closed reads nothing more; closing twice is harmless.
    package func close() {
        isClosed = true
        end()
    }

    private var milliseconds: Int64 {
        let (seconds, attoseconds) = limits.time.components
        return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }

    private func idleWorker() throws(ParserPoolError) -> WorkerProcess {
        if let worker, worker.isIdle {
            if worker.pages < limits.pagesPerWorker { return worker }
            worker.hangUp()
            self.worker = nil
            if let next = try? zygote?.next(milliseconds: milliseconds) { return next }
        }
        end()
        let zygote = try WorkerZygote(executable: executable)
        self.zygote = zygote
        return try zygote.next(milliseconds: milliseconds)
    }

    /// Ends worker and zygote. A page that cost its worker costs the zygote too: workers of one zygote have their memory at the same
    /// places, and nobody may find those out by trying.
    /// - Returns: the signal that ended the worker.
    @discardableResult
    private func end(patience: Int32 = 0) -> Int32 {
        worker?.hangUp()
        let signal = zygote?.end(patience: patience)
        worker = nil
        zygote = nil
        return signal ?? 0
    }

    private func lost(_ answer: WorkerProcess.Answer, _ body: [UInt8]) -> PageFeatures {
        losses += 1
        // One that died says why in a moment: its socket closes a little before it is gone.
        var patience: Int32 = 0
        if case .died = answer { patience = 100 }
        let signal = end(patience: patience)
        var features = PageFeatures()
        features.bytes = body.count
        features.limitsHit = [.readerDied]
        if case .timeOver = answer { features.limitsHit.insert(.time) }
        // The kernel ends a worker that used up its seconds of CPU with this signal.
        if signal == SIGXCPU { features.limitsHit.insert(.time) }
        return features
    }
}
