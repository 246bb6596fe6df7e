import Digests
import DomainNames
import Vocabulary

/// Writes down what a transfer brings and says when it must stop. Knows the limits and no library.
final class ExchangeRecorder {
    /// Why we ended a transfer ourselves.
    enum Stop: Equatable, Sendable {
        case bodyFull, wireFull
        case headersTooLarge
        /// The body of a redirect is not read: no browser shows it, and it is a place for bombs.
        case redirectBody
        case coding(String)
        case corrupt
        case slowConnect
        case refused(AddressRefusal)
        /// All bodies in flight together are too large, and this was the largest.
        case crowded
        /// A program or profile to install: what is known of it now is all that is wanted.
        case download
    }

    private let limits: CrawlLimits
    private let wireBytesLeft: Int
    private let tally: BodyTally
    /// Path of the address where downloads are looked for, or `nil` where any body is wanted.
    private let downloadPath: String?
    private let keepsHeads: Bool
    private var socketAt: ContinuousClock.Instant?
    private var headerBytes = 0
    private var headerLines = 0
    private var decoder: (any BodyCoding)?
    private var isSniffed = false
    private(set) var record = ExchangeRecord(end: .stopped)

    init(limits: CrawlLimits, wireBytesLeft: Int, tally: BodyTally, downloadPath: String? = nil, keepsHeads: Bool = false) {
        self.limits = limits
        self.wireBytesLeft = wireBytesLeft
        self.tally = tally
        self.downloadPath = downloadPath
        self.keepsHeads = keepsHeads
    }

    deinit { tally.bytes -= record.body.count }

    /// - Returns: whether to go on.
    func receive(headerLine: UnsafeBufferPointer<UInt8>) -> Bool {
        headerBytes += headerLine.count
        headerLines += 1
        if headerBytes > limits.headerBytes || headerLines > limits.headerLines { return stop(.headersTooLarge) }
        // Behind the final block come trailers: counted, never kept, so that they cannot change what the headers said.
        if record.hasHeaders { return true }
        if keepsHeads { keep(headerLine) }
        var line = headerLine[...]
        while let last = line.last, last == 0x0D || last == 0x0A { line.removeLast() }
        if line.isEmpty {
            record.hasHeaders = record.status.map { $0 >= 200 || $0 == 101 } ?? false
        } else if line.starts(with: "HTTP/".utf8) {
            record.headers = []
            record.status = ExchangeRecorder.status(line)
        } else if let first = line.first, first == 0x20 || first == 0x09 {
            append(folded: ExchangeRecorder.trimmed(line))
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let name = ExchangeRecorder.lowered(line[..<colon])
            record.headers.append(.init(name: name, value: ExchangeRecorder.trimmed(line[(colon + 1)...])))
        }
        return true
    }

    /// Takes the head of the request as libcurl sent it.
    func sent(head: UnsafeBufferPointer<UInt8>) {
        if record.requestHead.count + head.count <= limits.keptHeadsBytes { record.requestHead += head }
    }

    /// Of several blocks the last is the answer; what came before were interim ones.
    private func keep(_ line: UnsafeBufferPointer<UInt8>) {
        if line.starts(with: "HTTP/".utf8) { record.responseHead = [] }
        if record.responseHead.count + line.count <= limits.keptHeadsBytes { record.responseHead += line }
    }

    /// - Returns: whether to go on.
    func receive(body: UnsafeBufferPointer<UInt8>) -> Bool {
        if record.isRedirect { return stop(.redirectBody) }
        if decoder == nil {
            let coding = record.values("content-encoding").joined(separator: ", ").lowercased()
            guard let made = ContentDecoder.coding(coding) else { return stop(.coding(coding)) }
            decoder = made
            reserve()
        }
        let before = record.body.count
        let status = decoder?.decode(body, into: &record.body, limit: limits.bodyBytes)
        tally.bytes += record.body.count - before
        if !isSniffed, record.body.count >= DownloadKind.headerBytes || status != .more, sniff() { return stop(.download) }
        switch status {
        case .full: return stop(.bodyFull)
        case .corrupt: return stop(.corrupt)
        case .more, nil: return true
        }
    }

    /// Makes room for a body of the announced length, so that a usual page is not copied again as it grows.
    private func reserve() {
        guard let length = record.firstValue("content-length").flatMap(Int.init), length > 0 else { return }
        record.body.reserveCapacity(min(length, limits.reservedBodyBytes))
    }

    /// Looks once at the beginning of the body. A download's bytes are hashed and dropped.
    private func sniff() -> Bool {
        isSniffed = true
        guard let downloadPath, !record.body.isEmpty else { return false }
        guard
            let kind = DownloadKind.kind(
                of: record.body, contentType: record.values("content-type").first ?? "",
                names: [downloadPath, record.values("content-disposition").joined()])
        else { return false }
        let header = Array(record.body.prefix(DownloadKind.headerBytes))
        record.download = .init(kind: kind, headerSHA256: SHA256.hexadecimal(of: header), headerBytes: header.count)
        drop()
        return true
    }

    private func drop() {
        tally.bytes -= record.body.count
        record.body = []
    }

    /// Ends the transfer because all bodies together are too large.
    func crowd() { _ = stop(.crowded) }

    /// A second look at a running transfer.
    ///
    /// - Parameter socketBytes: what its sockets received so far.
    /// - Returns: whether to go on.
    func tick(socketBytes: Int) -> Bool {
        record.wireBytes = max(record.wireBytes, socketBytes)
        return socketBytes > wireBytesLeft ? stop(.wireFull) : true
    }

    var hasConnection: Bool { record.isConnected }

    /// Whether a transfer may go on that has, or has not yet, a connection.
    func mayStillConnect(now: ContinuousClock.Instant) -> Bool {
        guard !record.isConnected, let socketAt, socketAt.duration(to: now) > .seconds(limits.connectSeconds) else { return true }
        return stop(.slowConnect)
    }

    func socketOpened(now: ContinuousClock.Instant) {
        record.hasOpenedSocket = true
        socketAt = now
    }

    func socketRefused(_ refusal: AddressRefusal) { record.refusals.append(refusal) }

    func connected(peer: String) {
        record.isConnected = true
        record.peer = peer
    }

    func refuseConnection(_ refusal: AddressRefusal) {
        _ = stop(.refused(refusal))
    }

    func finish(_ end: TransferEnd, wireBytes: Int) -> ExchangeRecord {
        record.end = end
        if !isSniffed { _ = sniff() }
        // The socket's own count holds where our counters see less, as with chunk extensions.
        record.wireBytes = record.stop == .wireFull ? max(record.wireBytes, wireBytes) : wireBytes
        record.isDecoded = decoder?.isFinished ?? true
        let finished = record
        drop()
        return finished
    }

    private func stop(_ reason: Stop) -> Bool {
        if record.stop == nil { record.stop = reason }
        return false
    }

    /// An old form of long headers (RFC 9112 §5.2): a space stands for the line break.
    private func append(folded text: String) {
        guard let last = record.headers.popLast() else { return }
        record.headers.append(.init(name: last.name, value: last.value + " " + text))
    }

    private static func status(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard let space = line.firstIndex(of: 0x20) else { return nil }
        let digits = line[(space + 1)...].prefix { $0 >= 0x30 && $0 <= 0x39 }
        return digits.count == 3 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }

    /// A header's name (RFC 9110 §5.1: letters in any case); what is no ASCII is none, and is read as text.
    private static func lowered(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        guard name.allSatisfy({ $0 < 0x80 }) else { return String(decoding: name, as: UTF8.self).lowercased() }
        return String(unsafeUninitializedCapacity: name.count) { text in
            var count = 0
            for byte in name {
                text[count] = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
                count += 1
            }
            return count
        }
    }

    private static func trimmed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var value = bytes
        while let first = value.first, first == 0x20 || first == 0x09 { value.removeFirst() }
        while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
        return String(decoding: value, as: UTF8.self)
    }
}

extension ExchangeRecord {
    /// Whether a browser would leave for another address on the headers alone.
    var isRedirect: Bool {
        guard hasHeaders, let status else { return false }
        switch status {
        case 301, 302, 303, 307, 308: return !values("location").allSatisfy(\.isEmpty)
        default: return false
        }
    }
}
