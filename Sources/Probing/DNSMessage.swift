import DomainNames

/// The two messages of the DNS that a probe needs (RFC 1035 §4): the question for a name's IPv4 address, and its answer, which comes
/// from outside and may be anything.
///
///     identifier 2 · flags 2 · four counts of 2 · the question: labels with a length in front, 0, type 2, class 2 · records
struct DNSMessage {
    private static let headerBytes = 12
    private static let typeA: UInt16 = 1
    private static let classIN: UInt16 = 1
    private static let noSuchName = 3
    /// A name's two length bits that say: the rest of the name stands elsewhere (§4.1.4).
    private static let pointer: UInt8 = 0xC0

    /// A question that asks the resolver to find out by itself (RD).
    static func question(_ name: DomainName, identifier: UInt16) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(identifier >> 8), UInt8(identifier & 0xFF), 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0]
        bytes += asked(name)
        return bytes
    }

    private static func asked(_ name: DomainName) -> [UInt8] {
        var bytes: [UInt8] = []
        for label in name.text.utf8.split(separator: UInt8(ascii: ".")) {
            bytes.append(UInt8(label.count))
            bytes += label
        }
        return bytes + [0, 0, UInt8(typeA), 0, UInt8(classIN)]
    }

    private let bytes: ArraySlice<UInt8>

    /// - Parameter bytes: a datagram as it came; `nil` when it is too short to be an answer.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count >= DNSMessage.headerBytes, bytes[bytes.startIndex + 2] & 0x80 != 0 else { return nil }
        self.bytes = bytes
    }

    var identifier: UInt16 { word(0) }

    /// What it says of the name; `nil` when it answers another question, or is broken before it says anything.
    func reply(to name: DomainName) -> ProbeReply? {
        let asked = DNSMessage.asked(name)
        let start = DNSMessage.headerBytes
        guard word(4) == 1, bytes.count >= start + asked.count else { return nil }
        // Some resolvers answer in other letters than they were asked in.
        let echoed = bytes[(bytes.startIndex + start)..<(bytes.startIndex + start + asked.count)]
        guard zip(echoed, asked).allSatisfy({ DNSMessage.lower($0) == DNSMessage.lower($1) }) else { return nil }
        let (found, end) = addresses(from: start + asked.count)
        return ProbeReply(answer: answer(with: found), shape: shape(from: end))
    }

    private func answer(with found: [IPAddress]) -> ProbeAnswer {
        let code = Int(bytes[bytes.startIndex + 3] & 0x0F)
        if code == DNSMessage.noSuchName { return .noName }
        guard code == 0 else { return .code(code) }
        return found.isEmpty ? .noData : .addresses(found)
    }

    /// The counts of the last two sections, and the owner in the authority section, which begins at a place.
    private func shape(from start: Int) -> [UInt8] {
        let counts = [8, 10].map { UInt8(truncatingIfNeeded: word($0)) }
        guard word(8) > 0, let end = nameEnd(from: start), end <= bytes.count else { return counts }
        return counts + bytes[(bytes.startIndex + start)..<(bytes.startIndex + end)]
    }

    /// The IPv4 addresses of the answer section, as far as it can be read, and where that is.
    private func addresses(from start: Int) -> (found: [IPAddress], end: Int) {
        var found: [IPAddress] = []
        var index = start
        for _ in 0..<min(Int(word(6)), ProbeLimits.records) {
            guard let end = nameEnd(from: index), end + 10 <= bytes.count else { break }
            let length = Int(word(end + 8))
            guard end + 10 + length <= bytes.count else { break }
            if word(end) == DNSMessage.typeA, word(end + 2) == DNSMessage.classIN, length == 4 {
                let data = bytes[(bytes.startIndex + end + 10)..<(bytes.startIndex + end + 14)]
                if let address = IPAddress(bytes: Array(data)) { found.append(address) }
            }
            index = end + 10 + length
        }
        return (found, index)
    }

    /// Where a name ends. Pointers end it, so no loop of them can hold us.
    private func nameEnd(from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            let length = bytes[bytes.startIndex + index]
            if length == 0 { return index + 1 }
            if length & DNSMessage.pointer != 0 { return index + 2 }
            index += Int(length) + 1
        }
        return nil
    }

    /// Two bytes; the caller has looked that they are there.
    private func word(_ index: Int) -> UInt16 {
        UInt16(bytes[bytes.startIndex + index]) << 8 | UInt16(bytes[bytes.startIndex + index + 1])
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
