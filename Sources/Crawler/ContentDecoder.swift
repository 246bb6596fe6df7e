// The only file that imports CZlib. The stream lives behind a pointer, since zlib keeps its address; it never leaves this file.
import CZlib

/// Undoes the content coding of a body as its bytes come in (RFC 9110 §8.4.1), up to a bound of decoded bytes.
///
/// Done here and not by libcurl because libcurl 7.88 calls a gzip stream that was cut in the middle a whole answer. Only what is
/// asked for is undone: one layer of gzip or deflate. Nested codings and ones that were not offered are refused.
final class ContentDecoder {
    enum Status: Equatable {
        case more
        /// The bound is reached and there was more.
        case full
        case corrupt
    }

    /// What requests offer.
    static let offered = "gzip, deflate"

    private let stream: UnsafeMutablePointer<z_stream>?
    private let isDeflate: Bool
    private var isReady = false
    /// Whether the coded stream came to its end; an uncoded one is always at a possible end.
    private(set) var isFinished: Bool

    /// - Parameter coding: the value of `Content-Encoding`, lower case; empty for none. Others than the offered ones give `nil`.
    init?(coding: String) {
        switch coding {
        case "", "identity":
            stream = nil
            isDeflate = false
            isFinished = true
        case "gzip", "x-gzip", "deflate":
            stream = .allocate(capacity: 1)
            stream?.initialize(to: z_stream())
            isDeflate = coding == "deflate"
            isFinished = false
        default: return nil
        }
    }

    deinit {
        if let stream {
            if isReady { inflateEnd(stream) }
            stream.deallocate()
        }
    }

    /// Appends what the bytes stand for to a body of at most `limit` bytes.
    func decode(_ input: UnsafeBufferPointer<UInt8>, into body: inout [UInt8], limit: Int) -> Status {
        guard let stream else {
            let room = limit - body.count
            body.append(contentsOf: input.prefix(room))
            return input.count > room ? .full : .more
        }
        guard let start = input.baseAddress, !input.isEmpty else { return .more }
        if !isReady, !prepare(stream, firstByte: start[0]) { return .corrupt }
        stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
        stream.pointee.avail_in = UInt32(input.count)
        return inflateAll(stream, into: &body, limit: limit)
    }

    /// Some servers send deflate without zlib's header, against RFC 9110 §8.4.1.2; browsers take both.
    private func prepare(_ stream: UnsafeMutablePointer<z_stream>, firstByte: UInt8) -> Bool {
        let isRaw = isDeflate && (firstByte & 0x0F != 8 || firstByte >> 4 > 7)
        let window: Int32 = isRaw ? -15 : isDeflate ? 15 : 31
        isReady = inflateInit2_(stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        return isReady
    }

    private func inflateAll(_ stream: UnsafeMutablePointer<z_stream>, into body: inout [UInt8], limit: Int) -> Status {
        while true {
            if isFinished {
                // A second gzip member may follow (RFC 1952 §2.2); other bytes behind the end are ignored, as browsers do.
                guard stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0x1F, !isDeflate else { return .more }
                guard inflateReset(stream) == Z_OK else { return .corrupt }
                isFinished = false
            }
            var result = Z_OK
            let isFull = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32_768) { scratch in
                stream.pointee.next_out = scratch.baseAddress
                stream.pointee.avail_out = UInt32(scratch.count)
                result = inflate(stream, Z_NO_FLUSH)
                let count = scratch.count - Int(stream.pointee.avail_out)
                let room = limit - body.count
                body.append(contentsOf: scratch[..<min(count, room)])
                return count > room
            }
            if isFull { return .full }
            switch result {
            case Z_STREAM_END: isFinished = true
            case Z_OK where stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0: continue
            case Z_OK, Z_BUF_ERROR: return .more
            default: return .corrupt
            }
        }
    }
}
