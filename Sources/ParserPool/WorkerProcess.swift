import CSystem
import Glibc
import PageRecord

/// One running page reader, seen from its parent. Whatever it sends is hostile until decoded.
final class WorkerProcess {
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

    init(socket: Int32, identifier: pid_t) {
        self.socket = socket
        self.identifier = identifier
    }

    /// An idle worker says nothing: one whose socket can be read has ended, or speaks out of turn.
    var isIdle: Bool {
        worker_wait_ready(socket, 0, 0) == 0
    }

    /// Sends a page and waits for its record, for at most so many milliseconds.
    func exchange(_ request: [UInt8], milliseconds: Int64) -> Answer {
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

    /// Closes the socket. The worker is ended by its zygote.
    func hangUp() {
        close(socket)
    }
}
