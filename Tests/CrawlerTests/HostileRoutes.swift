import Glibc
import HostileServing

extension HostileServer {
    /// The crawler's hostile server: what each path does to its visitor stands in `HostileConnection.answer`.
    convenience init(_ address: String = "127.0.0.2", port: UInt16 = 0, isMute: Bool = false) throws {
        try self.init(address, port: port, isMute: isMute) { $0.answer($1, head: $2) }
    }
}

extension HostileConnection {
    static let page = "<!doctype html><title>Sample</title><form><input type=password></form>"

    // swift-format-ignore
    func answer(_ target: String, head: String) {
        let parts = target.split(separator: "/").map(String.init)
        let argument = parts.count > 1 ? parts[1] : ""
        switch parts.first ?? "" {
        // The argument is the Location in hexadecimal, so that any byte can stand in it.
        case "to": redirect(status: 302, Self.unhex(argument))
        case "refresh": send("HTTP/1.1 200 OK\r\nRefresh: \(argument); url=\(Self.unhex(parts[2]))\r\nContent-Length: 4\r\n\r\nwait")
        case "chain": Int(argument).map { $0 > 0 ? redirect(status: 301, "/chain/\($0 - 1)") : ok() }
        case "loop": redirect(status: 307, "/loop")
        case "slow-loop":
            usleep(300_000)
            redirect(status: 302, "/slow-loop")
        case "redirect-bomb":
            send("HTTP/1.1 302 Found\r\nLocation: /ok\r\nContent-Encoding: gzip\r\nContent-Length: 999999\r\n\r\n")
            send(Self.gzip(megabytes: 64))
        case "two-locations": send("HTTP/1.1 302 Found\r\nLocation: /ok\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n")
        case "cookies": send("HTTP/1.1 302 Found\r\nSet-Cookie: a=b; Domain=example\r\nLocation: /ok\r\nContent-Length: 0\r\n\r\n")
        case "gzip": body(Self.deflated(Array(Self.page.utf8), window: 31), "Content-Encoding: gzip")
        case "deflate": body(Self.deflated(Array(Self.page.utf8), window: 15), "Content-Encoding: deflate")
        case "raw-deflate": body(Self.deflated(Array(Self.page.utf8), window: -15), "Content-Encoding: deflate")
        case "cut-gzip": body(Self.deflated(Array(Self.page.utf8), window: 31).dropLast(12), "Content-Encoding: gzip")
        case "bad-gzip": body(Array("this is no gzip".utf8), "Content-Encoding: gzip")
        case "bomb": body(Self.gzip(megabytes: 40), "Content-Encoding: gzip")
        case "brotli": body([1, 2, 3], "Content-Encoding: br")
        case "nested": body(Self.deflated(Self.deflated(Array(Self.page.utf8), window: 31), window: 31), "Content-Encoding: gzip, gzip")
        case "endless-body":
            send("HTTP/1.1 200 OK\r\n\r\n")
            flood([UInt8](repeating: 0x61, count: 65_536))
        case "endless-chunks":
            send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            flood(Array(String(repeating: "1\r\na\r\n", count: 5_000).utf8))
        case "endless-extension":
            send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;")
            flood([UInt8](repeating: 0x62, count: 65_536))
        case "endless-trailers":
            send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n")
            flood(Array(String(repeating: "X-Trailer: value\r\n", count: 2_000).utf8))
        case "endless-headers":
            send("HTTP/1.1 200 OK\r\n")
            flood(Array(String(repeating: "X-Header: \(String(repeating: "v", count: 1000))\r\n", count: 50).utf8))
        case "many-headers": send("HTTP/1.1 200 OK\r\n" + String(repeating: "a:b\r\n", count: 2_000) + "Content-Length: 0\r\n\r\n")
        case "endless-interim": flood(Array(String(repeating: "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", count: 500).utf8))
        case "silence": sleep(20)
        case "drip-headers": drip("HTTP/1.1 200 OK\r\nX: " + String(repeating: "y", count: 200))
        case "drip-body": drip("", after: "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + Self.page)
        case "premature": send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + Self.page)
        case "huge-length": send("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n" + Self.page)
        case "two-lengths": send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!")
        case "switching": send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nrubbish")
        case "bad-chunks": send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n0\r\n\r\n")
        case "cut-chunks": send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nhello")
        case "no-http": send("220 mail.example ESMTP\r\n")
        case "nul-header": send("HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: 0\r\n\r\n")
        case "escapes": send("HTTP/1.1 200 OK\r\nX-A: \u{1B}[2Jred\u{202E}\r\nContent-Type: text/html\u{1B}\r\nContent-Length: 2\r\n\r\nok")
        case "folded": send("HTTP/1.1 200 OK\r\nX-A: one\r\n two\r\nContent-Length: 2\r\n\r\nok")
        case "missing": send("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone")
        case "hangup": break
        case "pause":
            state.open.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
            usleep(80_000)
            state.open.withLock { $0.now -= 1 }
            ok()
        case "big": body([UInt8](repeating: 0x61, count: Int(argument) ?? 0), "X: y")
        case "agent": body(Array(head.utf8), "Content-Type: text/plain")
        default: ok()
        }
    }

    private func ok() { body(Array(Self.page.utf8), "Content-Type: text/html; charset=utf-8") }

    static func hex(_ text: String) -> String {
        text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func unhex(_ text: String) -> String {
        let digits = Array(text)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func gzip(megabytes: Int) -> [UInt8] { deflated([UInt8](repeating: 0, count: megabytes << 20), window: 31) }
}
