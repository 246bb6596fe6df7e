import CZlib
import Glibc

/// One connection of the hostile server, and the ways to mistreat its visitor.
package struct HostileConnection: Sendable {
    let client: Int32
    package let state: HostileServer.State

    package func redirect(status: Int, _ location: String) {
        send("HTTP/1.1 \(status) Moved\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n")
    }

    /// A whole and true answer.
    package func body(_ bytes: some Collection<UInt8>, _ header: String) {
        if send("HTTP/1.1 200 OK\r\n\(header)\r\nContent-Length: \(bytes.count)\r\nConnection: close\r\n\r\n") {
            send(Array(bytes))
        }
    }

    /// Sends again and again until the visitor has had enough, or 100 MB.
    package func flood(_ piece: [UInt8]) {
        var total = 0
        while total < 100_000_000, send(piece) { total += piece.count }
    }

    package func drip(_ text: String, after start: String = "") {
        send(start)
        for byte in text.utf8.prefix(200) {
            if !send([byte]) { return }
            usleep(100_000)
        }
        if text.isEmpty { sleep(20) }
    }

    @discardableResult package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult package func send(_ bytes: [UInt8]) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(client, $0.baseAddress?.advanced(by: offset), bytes.count - offset, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            state.sentBytes.add(count, ordering: .relaxed)
            offset += count
        }
        return true
    }

    package static func deflated(_ bytes: [UInt8], window: Int32) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        var source = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
        let size = output.count
        source.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { room in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = room.baseAddress
                stream.avail_out = UInt32(size)
                deflate(&stream, Z_FINISH)
            }
        }
        deflateEnd(&stream)
        return Array(output.prefix(size - Int(stream.avail_out)))
    }
}

extension HostileConnection {
    /// Has the connection end with a reset (RFC 9293 §3.10.7.4) instead of an orderly end.
    package func reset() {
        var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
        setsockopt(client, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    }
}
