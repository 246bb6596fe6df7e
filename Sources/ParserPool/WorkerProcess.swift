import CSystem
import PageRecord

/// One running page reader, seen from its parent. Whatever it sends is hostile until decoded.
struct WorkerProcess {
    /// How an exchange went.
    enum Answer {
        case features(PageFeatures)
        /// The worker closed its socket: it died, or ended without an answer.
        case died
        case timeOver
        /// It sent what is no record.
        case lied(RecordError)
    }

    private let socket: Int32
    let identifier: pid_t

    /// What is received goes through it: most records fit.
    private var block = [UInt8](repeating: 0, count: 64 * 1024)

    /// Pages that were sent to this worker.
    private(set) var pages = 0

    init(executable: String) throws(ParserPoolError) {
        var socket: Int32 = -1
        var identifier: pid_t = 0
        let code = worker_spawn(executable, &socket, &identifier)
        guard code == 0 else { throw .notStarted(executable: executable, code: code) }
        self.socket = socket
        self.identifier = identifier
    }

    /// An idle worker says nothing: one whose socket can be read has ended, or speaks out of turn.
    var isIdle: Bool {
        worker_wait_ready(socket, 0, 0) == 0
    }

    /// Sends a page and waits for its record, for at most so many milliseconds.
    mutating func exchange(_ request: [UInt8], milliseconds: Int64) -> Answer {
        pages += 1
        let deadline = worker_clock() + milliseconds
        var sent = 0
        var received: [UInt8] = []
        received.reserveCapacity(block.count)
        var wanted = ReaderRequest.frameBytes
        // An idle worker's socket takes most pages at once.
        var isReady = true
        while true {
            if !isReady {
                let left = deadline - worker_clock()
                guard left > 0 else { return .timeOver }
                switch worker_wait_ready(socket, sent < request.count ? 1 : 0, Int32(clamping: left)) {
                case 0: return .timeOver
                case 1: break
                default: return .died
                }
            }
            if sent < request.count {
                let count = request[sent...].withUnsafeBytes { worker_send(socket, $0.baseAddress, $0.count) }
                if count < 0 { return .died }
                sent += count
                if isReady {
                    isReady = false
                    continue
                }
            }
            let count = worker_receive(socket, &block, block.count)
            if count < 0 { return .died }
            // An answer before the end of the question answers something else.
            if count > 0, sent < request.count { return .lied(.trailingBytes(count)) }
            received += block[..<count]
            if wanted == ReaderRequest.frameBytes, received.count >= wanted {
                let length = ReaderRequest.number(received[..<wanted])
                guard length <= RecordLimits.recordBytes else {
                    return .lied(.tooLong(field: "record", found: length, allowed: RecordLimits.recordBytes))
                }
                wanted += length
            }
            if received.count > wanted { return .lied(.trailingBytes(received.count - wanted)) }
            if received.count == wanted, wanted > ReaderRequest.frameBytes {
                do {
                    return .features(try RecordDecoder.decode(received[ReaderRequest.frameBytes...]))
                } catch {
                    return .lied(error)
                }
            }
        }
    }

    /// Ends the worker, whatever it does, after so many milliseconds of patience. The signal that had ended it before, or that ends it now.
    @discardableResult
    func end(patience: Int32 = 0) -> Int32 {
        worker_end(socket, identifier, patience)
    }
}
