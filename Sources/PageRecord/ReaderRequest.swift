/// What the parent writes to the page reader for one page, and how the answer is framed.
///
/// ```
/// "ZRQ1" flags contentTypeLength bodyLength     16 bytes, integers of 32 bits, little-endian
/// content type, body
/// ```
/// The answer is the length of the record in 4 bytes, little-endian, and the record. Version and order of both sides are one,
/// since both come from one build; the magic bytes only catch a stream that lost its place.
package struct ReaderRequest: Hashable, Sendable {
    package static let headerBytes = 16
    /// The length before an answer.
    package static let frameBytes = 4
    /// Longest content type that is passed on, in bytes: real ones stay below 100.
    package static let contentTypeBytes = 1_024
    /// Longest body, in bytes: the crawler keeps no more of a page.
    package static let bodyBytes = 2 * 1024 * 1024

    private static let magic: [UInt8] = Array("ZRQ1".utf8)
    private static let cutFlag = 1

    package let contentTypeLength: Int
    package let bodyLength: Int
    /// The page was longer than what is passed on.
    package let isCut: Bool

    package init(contentTypeLength: Int, bodyLength: Int, isCut: Bool) {
        self.contentTypeLength = min(contentTypeLength, Self.contentTypeBytes)
        self.bodyLength = min(bodyLength, Self.bodyBytes)
        self.isCut = isCut || bodyLength > Self.bodyBytes
    }

    /// Reads a header, or `nil` where it is none or exceeds a bound.
    package init?(header: [UInt8]) {
        guard header.count == Self.headerBytes, header.prefix(4).elementsEqual(Self.magic) else { return nil }
        let flags = Self.number(header[4..<8])
        contentTypeLength = Self.number(header[8..<12])
        bodyLength = Self.number(header[12..<16])
        guard flags & ~Self.cutFlag == 0, contentTypeLength <= Self.contentTypeBytes, bodyLength <= Self.bodyBytes else {
            return nil
        }
        isCut = flags & Self.cutFlag != 0
    }

    package var header: [UInt8] {
        Self.magic + Self.bytes(isCut ? Self.cutFlag : 0) + Self.bytes(contentTypeLength) + Self.bytes(bodyLength)
    }

    /// Four little-endian bytes as a number.
    package static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// A number as four little-endian bytes.
    package static func bytes(_ number: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
