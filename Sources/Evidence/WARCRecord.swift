import Compression
import Digests
import Vocabulary

/// One record of a WARC 1.1 file (ISO 28500:2017).
///
/// ```
/// WARC/1.1
/// WARC-Type: response
/// WARC-Record-ID: <urn:uuid:…>
/// WARC-Date: 2026-11-25T09:30:00Z
/// Content-Length: 512
///
/// block, then two empty lines
/// ```
struct WARCRecord {
    enum Kind: String {
        case warcinfo, request, response, metadata, revisit
    }

    let kind: Kind
    /// `urn:uuid:…`.
    let id: String
    let date: Timestamp
    /// Fields beside those that every record has.
    let fields: [(name: String, value: String)]
    let contentType: String
    let block: [UInt8]

    /// The record as one gzip member.
    func packed() throws(CompressionError) -> [UInt8] { try GzipMember.pack(bytes) }

    /// The record as it stands in an unpacked file.
    var bytes: [UInt8] {
        var head = "WARC/1.1\r\nWARC-Type: \(kind.rawValue)\r\nWARC-Record-ID: <\(id)>\r\nWARC-Date: \(date)\r\n"
        for field in fields { head += "\(field.name): \(WARCRecord.plain(field.value))\r\n" }
        head += "WARC-Block-Digest: \(WARCRecord.digest(block))\r\n"
        head += "Content-Type: \(contentType)\r\nContent-Length: \(block.count)\r\n\r\n"
        var bytes: [UInt8] = []
        bytes.reserveCapacity(head.utf8.count + block.count + 4)
        bytes += head.utf8
        bytes += block
        bytes += "\r\n\r\n".utf8
        return bytes
    }

    /// `sha256:` and the digest in Base32 (§5.8).
    static func digest(_ bytes: [UInt8]) -> String { "sha256:" + Base32.encoded(SHA256.bytes(of: bytes)) }

    /// A field's value is one line, whatever a server put into it.
    private static func plain(_ value: String) -> String {
        let isControl = { (byte: UInt8) in byte < 0x20 || byte == 0x7F }
        // Nearly every value is one line as it is.
        let hasControl = value.utf8.withContiguousStorageIfAvailable { $0.contains(where: isControl) }
        if !(hasControl ?? value.utf8.contains(where: isControl)) { return value }
        return String(String.UnicodeScalarView(value.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }

    /// A name for a record that no other has (RFC 9562 §5.4).
    static func newID(_ random: inout some RandomNumberGenerator) -> String {
        let (first, second): (UInt64, UInt64) = (random.next(), random.next())
        let high = first & ~0xF000 | 0x4000
        let low = second & ~(0b11 << 62) | 0b10 << 62
        func digits(_ value: UInt64, _ count: Int) -> String {
            let text = String(value, radix: 16)
            return String(repeating: "0", count: count - text.count) + text
        }
        return "urn:uuid:\(digits(high >> 32, 8))-\(digits(high >> 16 & 0xFFFF, 4))-\(digits(high & 0xFFFF, 4))-"
            + "\(digits(low >> 48, 4))-\(digits(low & 0xFFFF_FFFF_FFFF, 12))"
    }
}
