import Glibc
import HostileServing
import Vocabulary

/// One way in which a server can misbehave, and the class that a fetch of it must end in.
struct HostileBehaviour: Sendable, CustomStringConvertible {
    enum Deed: Sendable {
        case text(String)
        case bytes([UInt8])
        /// A page with these headers.
        case page(String)
        /// A redirect to this address, or with these header lines as they are.
        case location(String)
        case act(@Sendable (HostileConnection) -> Void)
    }

    let name: String
    let kind: FetchOutcome.Kind
    let deed: Deed

    init(_ name: String, _ kind: FetchOutcome.Kind, _ deed: Deed) {
        self.name = name
        self.kind = kind
        self.deed = deed
    }

    var description: String { name }

    func answer(_ connection: HostileConnection) {
        switch deed {
        case .text(let text): connection.send(text)
        case .bytes(let bytes): connection.send(bytes)
        case .page(let headers): connection.body(HostileConnection.page.utf8, headers)
        case .location(let target): connection.redirect(status: 302, target)
        case .act(let act): act(connection)
        }
    }

    static let all = framing + lengths + chunks + headers + codings + redirects + refreshes + transport + downloads
}

// MARK: - HTTP that is none, or nearly

extension HostileBehaviour {
    private static let page = HostileConnection.page
    private static let whole = "Content-Length: \(page.utf8.count)\r\n\r\n\(page)"

    // swift-format-ignore
    private static let framing = [
        HostileBehaviour("status 099", .rejected, .text("HTTP/1.1 099 Low\r\n\(whole)")),
        .init("status 600", .rejected, .text("HTTP/1.1 600 High\r\n\(whole)")),
        .init("status of letters", .rejected, .text("HTTP/1.1 ABC Odd\r\n\(whole)")),
        .init("status of four digits", .rejected, .text("HTTP/1.1 2000 Odd\r\n\(whole)")),
        .init("no status", .rejected, .text("HTTP/1.1\r\n\(whole)")),
        .init("no header at all, HTTP/0.9", .rejected, .text(page)),
        .init("version 4", .rejected, .text("HTTP/4.0 200 OK\r\n\(whole)")),
        .init("ICY", .rejected, .text("ICY 200 OK\r\n\(whole)")),
        .init("mail greeting", .rejected, .text("220 mail.example ESMTP\r\n")),
        .init("SSH greeting", .rejected, .text("SSH-2.0-OpenSSH_9.2\r\n")),
        .init("Redis error", .rejected, .text("-ERR unknown command\r\n")),
        .init("a TLS alert in clear", .rejected, .bytes([0x15, 3, 1, 0, 2, 2, 40])),
        .init("an HTTP/2 settings frame", .rejected, .bytes([0, 0, 0, 4, 0, 0, 0, 0, 0])),
        .init("HTTP/2 resets without end", .rejected, .act { $0.flood(Array(repeating: [0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 8], count: 500).flatMap { $0 }) }),
        .init("HTTP/2 goaway", .rejected, .bytes([0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
        .init("upgrade to h2c and settings without end", .rejected, .act {
            $0.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n")
            $0.flood(Array(repeating: [0, 0, 0, 4, 0, 0, 0, 0, 0], count: 1_000).flatMap { $0 })
        }),
        .init("random bytes", .rejected, .bytes((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ 11) })),
        .init("zeros without end", .rejected, .act { $0.flood([UInt8](repeating: 0, count: 65_536)) }),
        .init("line ends of LF alone", .ok, .text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")),
        .init("ten interim answers", .ok, .text(String(repeating: "HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n", count: 10) + "HTTP/1.1 200 OK\r\n\(whole)")),
        .init("only an interim answer", .unreachable, .text("HTTP/1.1 100 Continue\r\n\r\n")),
        .init("the end within the status", .unreachable, .text("HTTP/1.1 20")),
        .init("the end within the headers", .rejected, .text("HTTP/1.1 200 OK\r\nContent-Len")),
        .init("a status line without end", .rejected, .act { $0.send("HTTP/1.1 200 "); $0.flood([UInt8](repeating: 0x41, count: 65_536)) }),
        .init("204 with a body", .ok, .text("HTTP/1.1 204 No Content\r\n\(whole)")),
        .init("304 unasked", .ok, .text("HTTP/1.1 304 Not Modified\r\n\r\n")),
        .init("206 unasked", .ok, .text("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 5-9/10\r\n\(whole)")),
        .init("401 that asks for a password", .ok, .text("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\(whole)")),
        .init("407 as if it were a proxy", .ok, .text("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\(whole)")),
        .init("425", .ok, .text("HTTP/1.1 425 Too Early\r\n\(whole)")),
        .init("599", .ok, .text("HTTP/1.1 599 Odd\r\n\(whole)")),
    ]

    // swift-format-ignore
    private static let lengths = [
        HostileBehaviour("a negative length", .rejected, .text("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n\(page)")),
        .init("a signed length", .rejected, .text("HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\n\(page)")),
        .init("a length in hexadecimal", .rejected, .text("HTTP/1.1 200 OK\r\nContent-Length: 0x10\r\n\r\n\(page)")),
        .init("a length of words", .rejected, .text("HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\n\(page)")),
        .init("a length of two to the 64th", .rejected, .text("HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551616\r\n\r\n\(page)")),
        .init("a length of two to the 63rd less one", .rejected, .text("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n\(page)")),
        .init("two lengths in one line that differ", .rejected, .text("HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nhello!")),
        .init("a length that is too long by one", .truncated, .text("HTTP/1.1 200 OK\r\nContent-Length: \(page.utf8.count + 1)\r\n\r\n\(page)")),
        .init("a length that is too short", .ok, .text("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n\(page)")),
        .init("a length of nothing before a body", .ok, .text("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n\(page)")),
        .init("no length, ended by the close", .ok, .text("HTTP/1.1 200 OK\r\n\r\n\(page)")),
        .init("a length and nothing behind it", .truncated, .text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")),
    ]

    // swift-format-ignore
    private static let chunks = [
        chunked("chunks and a length", .ok, "5\r\nhello\r\n0\r\n\r\n", "Content-Length: 3\r\n"),
        chunked("a chunk of more than can be counted", .rejected, "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n"),
        chunked("a chunk of two to the 63rd", .rejected, "8000000000000000\r\nhello\r\n0\r\n\r\n"),
        chunked("a negative chunk", .rejected, "-5\r\nhello\r\n0\r\n\r\n"),
        chunked("a chunk without size", .rejected, "\r\nhello\r\n0\r\n\r\n"),
        chunked("a chunk without its line end", .rejected, "5\r\nhelloX0\r\n\r\n"),
        chunked("no last chunk", .truncated, "5\r\nhello\r\n"),
        chunked("the end within a size", .truncated, "5\r\nhello\r\n1"),
        chunked("a last chunk without its line end", .truncated, "5\r\nhello\r\n0\r\n"),
        chunked("leading zeros", .ok, "00000005\r\nhello\r\n000\r\n\r\n"),
        chunked("an extension", .ok, "5;name=\"value\"\r\nhello\r\n0\r\n\r\n"),
        chunked("an honest trailer", .ok, "5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n"),
        chunked("a trailer that would redirect", .ok, "5\r\nhello\r\n0\r\nLocation: http://127.0.0.10/\r\n\r\n"),
        HostileBehaviour("one endless chunk", .truncated, .act {
            $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7FFFFFFF\r\n")
            $0.flood([UInt8](repeating: 0x61, count: 65_536))
        }),
        .init("a transfer coding that nobody knows", .ok, .text("HTTP/1.1 200 OK\r\nTransfer-Encoding: bogus\r\n\r\n\(page)")),
    ]

    private static func chunked(_ name: String, _ kind: FetchOutcome.Kind, _ body: String, _ headers: String = "") -> Self {
        .init(name, kind, .text("HTTP/1.1 200 OK\r\n\(headers)Transfer-Encoding: chunked\r\n\r\n\(body)"))
    }
}

// MARK: - Headers, codings, redirects

extension HostileBehaviour {
    // swift-format-ignore
    private static let headers = [
        HostileBehaviour("a header without colon", .rejected, .text("HTTP/1.1 200 OK\r\nNonsense\r\n\(whole)")),
        .init("a header without name", .ok, .text("HTTP/1.1 200 OK\r\n: x\r\n\(whole)")),
        .init("a header of 200 KB", .rejected, .text("HTTP/1.1 200 OK\r\nX: \(String(repeating: "y", count: 200_000))\r\n\(whole)")),
        .init("a header without end", .rejected, .act { $0.send("HTTP/1.1 200 OK\r\nX: "); $0.flood([UInt8](repeating: 0x79, count: 65_536)) }),
        .init("a folded header without end", .rejected, .act { $0.send("HTTP/1.1 200 OK\r\nX: y\r\n"); $0.flood(Array(String(repeating: " more\r\n", count: 9_000).utf8)) }),
        .init("nine hundred cookies", .ok, .text("HTTP/1.1 200 OK\r\n" + String(repeating: "Set-Cookie: a=b\r\n", count: 900) + whole)),
        .init("bytes that are no text", .ok, .bytes(Array("HTTP/1.1 200 OK\r\nX: ".utf8) + [0xFF, 0xFE, 0x80, 0x1B, 0x07] + Array("\r\n\(whole)".utf8))),
        .init("a carriage return in a value", .ok, .text("HTTP/1.1 200 OK\r\nX: a\rSet-Cookie: b\r\n\(whole)")),
        .init("a content type of 60 KB", .ok, .page("Content-Type: text/html;\(String(repeating: " x=y;", count: 12_000))")),
        .init("strict transport security and alternative services", .ok, .page("Strict-Transport-Security: max-age=1\r\nAlt-Svc: h2=\"127.0.0.10:80\"")),
    ]

    private static let gzipped = HostileConnection.deflated(Array(page.utf8), window: 31)

    // swift-format-ignore
    private static let codings = [
        coded("a bomb of deflate", .truncated, "deflate") { zlibBomb },
        coded("a bomb of raw deflate", .truncated, "deflate") { rawBomb },
        coded("a bomb named x-gzip", .truncated, "x-gzip") { gzipBomb },
        coded("a bomb in a bomb", .rejected, "gzip, gzip") { nestedBomb },
        coded("twenty codings", .rejected, Array(repeating: "gzip", count: 20).joined(separator: ", ")) { gzipped },
        coded("a page in Brotli", .ok, "br") { PackedBytes.brotli(Array(page.utf8)) },
        coded("Brotli that is cut", .truncated, "br") { PackedBytes.brotli(Array(page.utf8)).dropLast(3) },
        coded("a bomb of Brotli", .truncated, "br") { PackedBytes.brotli(zeros) },
        coded("rubbish that says Brotli", .rejected, "br") { [UInt8](repeating: 0xFF, count: 100) },
        coded("a page in Zstandard", .ok, "zstd") { PackedBytes.zstd(Array(page.utf8)) },
        coded("Zstandard that is cut", .truncated, "zstd") { PackedBytes.zstd(Array(page.utf8)).dropLast(3) },
        coded("a bomb of Zstandard", .truncated, "zstd") { PackedBytes.zstd(zeros) },
        coded("Zstandard with a window of 128 MiB", .rejected, "zstd") { PackedBytes.zstd(Array(zeros.prefix(1 << 20)), windowLog: 27) },
        coded("rubbish that says Zstandard", .rejected, "zstd") { Array(page.utf8) },
        coded("a coding that nobody knows", .rejected, "snappy") { gzipped },
        coded("an upper-case coding", .ok, "GZIP") { gzipped },
        coded("the identity", .ok, "identity") { Array(page.utf8) },
        coded("gzip with rubbish behind it", .ok, "gzip") { gzipped + Array("rubbish".utf8) },
        coded("gzip in two members", .ok, "gzip") { gzipped + gzipped },
        coded("gzip of two members, the second cut", .truncated, "gzip") { gzipped + gzipped.dropLast(10) },
        coded("gzip with a wrong sum", .rejected, "gzip") { gzipped.dropLast(8) + [1, 2, 3, 4] + gzipped.suffix(4) },
        coded("gzip of a header alone", .truncated, "gzip") { Array(gzipped.prefix(10)) },
        coded("gzip of nothing", .ok, "gzip") { [] },
        coded("a page that only says that it is gzip", .rejected, "gzip") { Array(page.utf8) },
        coded("deflate that is rubbish", .rejected, "deflate") { [0x78, 0x9C] + [UInt8](repeating: 0xFF, count: 100) },
    ]

    private static let zeros = [UInt8](repeating: 0, count: 48 << 20)
    private static let zlibBomb = HostileConnection.deflated(zeros, window: 15)
    private static let rawBomb = HostileConnection.deflated(zeros, window: -15)
    private static let gzipBomb = HostileConnection.deflated(zeros, window: 31)
    private static let nestedBomb = HostileConnection.deflated(gzipBomb, window: 31)

    private static func coded(
        _ name: String, _ kind: FetchOutcome.Kind, _ coding: String, _ makeBytes: () -> some Collection<UInt8>
    ) -> Self {
        let bytes = Array(makeBytes())
        return .init(name, kind, .act { $0.body(bytes, "Content-Encoding: \(coding)") })
    }

    // swift-format-ignore
    private static let redirects = [
        HostileBehaviour("an empty location", .ok, .location("")),
        .init("a location of 9,000 letters", .rejected, .location("/" + String(repeating: "a", count: 9_000))),
        .init("a location that is itself", .rejected, .location("#top")),
        .init("a location that grows", .rejected, .location("?" + String(repeating: "a", count: 500))),
        .init("300 with a location", .ok, .text("HTTP/1.1 300 Choices\r\nLocation: /ok\r\n\(whole)")),
        .init("200 with a location", .ok, .page("Location: http://127.0.0.10/")),
        .init("a redirect with an endless body", .rejected, .act { $0.send("HTTP/1.1 302 Found\r\nLocation: #\r\n\r\n"); $0.flood([UInt8](repeating: 0x61, count: 65_536)) }),
        .init("to a mail address", .blocked, .location("mailto:a@b.example")),
        .init("to a telephone number", .blocked, .location("tel:+4912345")),
        .init("to an app", .blocked, .location("intent://x#Intent;scheme=weixin;end")),
        .init("to a script", .blocked, .location("JaVaScRiPt:alert(1)")),
        .init("to data", .blocked, .location("data:text/html,<form>")),
        .init("to a file", .blocked, .location("file:///etc/passwd")),
        .init("to a web socket", .blocked, .location("ws://127.0.0.10/")),
        .init("to a directory server", .blocked, .location("ldap://127.0.0.10/")),
        .init("to a Windows share", .blocked, .location("smb://127.0.0.10/x")),
        .init("to a telnet port", .blocked, .location("http://8.8.8.8:23/")),
        .init("to a number too large for a port", .rejected, .location("http://8.8.8.8:65536/")),
        .init("to a host of dots", .rejected, .location("http://.../")),
        .init("to a label of seventy letters", .rejected, .location("http://\(String(repeating: "a", count: 70)).example/")),
        .init("to a name and a password", .rejected, .location("http://a:b@c.example/")),
    ]

    // swift-format-ignore
    private static let refreshes = [
        HostileBehaviour("Refresh to itself", .ok, .page("Refresh: 0; url=")),
        .init("Refresh in an hour", .ok, .page("Refresh: 3600; url=http://127.0.0.10/")),
        .init("Refresh of rubbish", .ok, .page("Refresh: \u{1}\u{2}=;;;'")),
        .init("Refresh to a script", .blocked, .page("Refresh: 0; url=javascript:alert(1)")),
        .init("Refresh into the house", .blocked, .page("Refresh: 0; url=http://169.254.169.254/")),
        .init("Refresh of more digits than fit", .ok, .page("Refresh: 99999999999999999999999; url=/x")),
    ]
}

// MARK: - The transport, and what is no page

extension HostileBehaviour {
    // swift-format-ignore
    private static let transport = [
        HostileBehaviour("a reset at once", .unreachable, .act { $0.reset() }),
        .init("a reset within the headers", .unreachable, .act { $0.send("HTTP/1.1 200 OK\r\nX: y\r\n"); usleep(50_000); $0.reset() }),
        .init("a reset within the body", .truncated, .act { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + page); usleep(50_000); $0.reset() }),
        .init("a reset within chunks", .truncated, .act { $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"); usleep(50_000); $0.reset() }),
        .init("silence", .timeout, .act { _ in sleep(30) }),
        .init("silence behind the headers", .timeout, .act { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"); sleep(30) }),
        .init("silence within the body", .truncated, .act { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + page); sleep(30) }),
        .init("silence within a chunk's size", .truncated, .act { $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1"); sleep(30) }),
        .init("a byte at a time for ever", .timeout, .act { $0.drip("HTTP/1.1 200 OK\r\nX: " + String(repeating: "y", count: 500)) }),
        .init("interim answers, one at a time", .timeout, .act { connection in
            for _ in 0..<300 where connection.send("HTTP/1.1 102 Processing\r\n\r\n") { usleep(100_000) }
        }),
    ]

    private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04, 0x14, 0, 0, 0, 8, 0]

    /// All of them end well, and bring no page.
    static let downloads = [
        download("an APK", "application/vnd.android.package-archive", zip + Array("AndroidManifest.xml".utf8)),
        download("an APK that says it is a page", "text/html", zip + Array("classes.dex".utf8)),
        download("an IPA", "application/octet-stream", zip + Array("Payload/a.app/Info.plist".utf8)),
        download("an archive", "application/zip", zip + Array("readme.txt".utf8)),
        download("a Windows program", "application/octet-stream", [0x4D, 0x5A] + [UInt8](repeating: 0, count: 100)),
        download(
            "a profile", "application/x-apple-aspen-config", Array("<?xml version=\"1.0\"?><plist><key>PayloadType</key>".utf8)),
        download("a signed profile", "application/x-apple-aspen-config", [0x30, 0x82, 0x10, 0, 6, 9]),
        HostileBehaviour(
            "an APK without end", .ok,
            .act {
                $0.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
                $0.send(zip + Array("AndroidManifest.xml".utf8))
                $0.flood([UInt8](repeating: 7, count: 65_536))
            }),
    ]

    private static func download(_ name: String, _ type: String, _ bytes: [UInt8]) -> Self {
        .init(name, .ok, .act { $0.body(bytes, "Content-Type: \(type)") })
    }
}
