/// What an answer says that matters here (RFC 1035 §4.1).
package struct ProbeAnswer: Hashable, Sendable {
    /// The response code: 0 is an answer, 3 a name that does not exist.
    package let code: UInt8
    /// The first IPv4 address.
    package let address: [UInt8]?
    /// How the answer is built beyond that: the owner in the authority section and the counts of both last sections. A name that a
    /// rule hides and one that does not exist differ in it.
    package let shape: [UInt8]

    /// NXDOMAIN, or the address that stands for it.
    package var isBlocked: Bool { code == 3 || address == [0, 0, 0, 0] }

    /// `nil` for bytes that are no whole answer.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count >= 12, bytes[2] & 0x80 != 0 else { return nil }
        code = bytes[3] & 0x0F
        let counts = stride(from: 4, to: 12, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
        var place = 12
        for _ in 0..<counts[0] {
            guard let end = ProbeAnswer.endOfName(bytes, from: place) else { return nil }
            place = end + 4
        }
        var address: [UInt8]?
        for _ in 0..<counts[1] {
            guard let end = ProbeAnswer.endOfName(bytes, from: place), end + 10 <= bytes.count else { return nil }
            let length = Int(bytes[end + 8]) << 8 | Int(bytes[end + 9])
            guard end + 10 + length <= bytes.count else { return nil }
            if address == nil, bytes[end] == 0, bytes[end + 1] == 1, length == 4 {
                address = Array(bytes[(end + 10)..<(end + 14)])
            }
            place = end + 10 + length
        }
        self.address = address
        let owner = counts[2] == 0 ? [] : ProbeAnswer.endOfName(bytes, from: place).map { Array(bytes[place..<$0]) } ?? []
        shape = [UInt8(truncatingIfNeeded: counts[2]), UInt8(truncatingIfNeeded: counts[3])] + owner
    }

    /// The place behind a name; `nil` when it runs out of the message.
    private static func endOfName(_ bytes: [UInt8], from start: Int) -> Int? {
        var place = start
        while place < bytes.count {
            let length = Int(bytes[place])
            if length == 0 { return place + 1 }
            if length & 0xC0 == 0xC0 { return place + 2 <= bytes.count ? place + 2 : nil }
            place += length + 1
        }
        return nil
    }
}
