import Compression

/// Reads a WARC file record by record and looks whether each is what it was when it was written.
package struct EvidenceReader {
    /// What was found in a file.
    package struct Finding: Hashable, Sendable {
        /// Records by kind: `response`, `revisit`, …
        package var records: [String: Int] = [:]
        /// What is wrong, one line for each record that is damaged, at most `mostFaults`.
        package var faults: [String] = []
        /// Where the last whole record ends.
        var end = 0
    }

    private static let mostFaults = 20

    private let path: String

    package init(path: String) { self.path = path }

    /// Where the last whole record ends; what is behind was being written when the program was killed.
    func wholeRecords() throws(EvidenceError) -> Int { try check().end }

    /// Reads every record and computes its digests anew.
    package func check() throws(EvidenceError) -> Finding {
        var finding = Finding()
        func note(_ fault: String) { if finding.faults.count < EvidenceReader.mostFaults { finding.faults.append(fault) } }
        do {
            var members = try GzipMembers(mostBytes: EvidenceLimits.recordBytes)
            var fault: CompressionError?
            try EvidenceShelf.read(path) { chunk in
                do throws(CompressionError) {
                    try members.unpack(chunk) { member, end in
                        switch EvidenceReader.kind(of: member) {
                        case .success(let kind):
                            finding.records[kind, default: 0] += 1
                            finding.end = end
                        case .failure(let damage): note("record before byte \(end): \(damage.text)")
                        }
                    }
                } catch { fault = error }
                return fault == nil
            }
            if let fault {
                note("after byte \(finding.end): \(fault)")
            } else if !members.isAtEnd {
                note("after byte \(finding.end): cut off")
            }
        } catch let error as EvidenceError { throw error } catch { note("\(error)") }
        return finding
    }

    private struct Damage: Error {
        let text: String
    }

    /// The kind of a record that is sound.
    private static func kind(of member: [UInt8]) -> Result<String, Damage> {
        guard let gap = end(of: member, from: 0) else { return .failure(Damage(text: "no head")) }
        let head = Array(member[..<gap])
        guard String(decoding: head.prefix(10), as: UTF8.self) == "WARC/1.1\r\n" else {
            return .failure(Damage(text: "no WARC/1.1"))
        }
        guard let kind = HTTPHead.value(of: "warc-type", in: head),
            let length = HTTPHead.value(of: "content-length", in: head).flatMap({ Int($0) }), length >= 0,
            member.count == gap + length + 4, member.suffix(4).elementsEqual([0x0D, 0x0A, 0x0D, 0x0A])
        else { return .failure(Damage(text: "its length is wrong")) }
        let block = member[gap..<gap + length]
        guard HTTPHead.value(of: "warc-block-digest", in: head) == WARCRecord.digest(Array(block)) else {
            return .failure(Damage(text: "its block digest is wrong"))
        }
        if kind == "response", let digest = HTTPHead.value(of: "warc-payload-digest", in: head),
            digest != WARCRecord.digest(end(of: member, from: gap).map { Array(member[$0..<gap + length]) } ?? [])
        {
            return .failure(Damage(text: "its payload digest is wrong"))
        }
        return .success(kind)
    }

    /// Behind the first empty line from a place on.
    private static func end(of bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + 4 <= bytes.count {
            if bytes[index] == 0x0D, bytes[index + 1] == 0x0A, bytes[index + 2] == 0x0D, bytes[index + 3] == 0x0A {
                return index + 4
            }
            index += 1
        }
        return nil
    }
}
