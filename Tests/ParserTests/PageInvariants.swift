import PageRecord
import Parser

/// What must hold of anything that is read: for the fuzzer, and for what it found worth keeping.
enum PageInvariants {
    /// The parts of the reader that bytes are given to.
    enum Target: String, CaseIterable {
        /// Bytes of a page in an encoding that the first byte chooses.
        case decoder
        /// Markup in UTF-8.
        case markup
        /// A script within a page.
        case script
        /// A record, as a reader that was taken over might write one.
        case record
    }

    private static let charsets = [
        "", "utf-8", "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr", "windows-1251", "koi8-u",
        "utf-16le", "utf-16be", "replacement", "x-user-defined", "macintosh",
    ]

    /// The faults that reading the bytes shows; none where all holds.
    static func faults(of bytes: [UInt8], as target: Target) -> [String] {
        switch target {
        case .decoder:
            guard let first = bytes.first else { return [] }
            let type = "text/html; charset=" + charsets[Int(first) % charsets.count]
            return page(Array(bytes.dropFirst()), type)
        case .markup: return page(bytes, "text/html; charset=utf-8")
        case .script: return page(Array("<script>".utf8) + bytes + Array("</script>".utf8), "text/html; charset=utf-8")
        case .record: return record(bytes)
        }
    }

    private static func page(_ body: [UInt8], _ type: String) -> [String] {
        let features = PageReader.read(body, contentType: Array(type.utf8))
        var faults: [String] = []
        for (name, text) in [("title", features.title), ("text", features.text), ("hidden text", features.hiddenText)] {
            // White space is collapsed: no control character is left, and no two spaces.
            if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { faults.append("\(name) has a control character") }
            if text.contains("  ") { faults.append("\(name) has two spaces") }
        }
        if features.elements > body.count { faults.append("more elements than bytes") }
        if features.bytes != body.count { faults.append("another length") }
        let record = RecordEncoder.encode(features)
        if record.count > RecordLimits.recordBytes { faults.append("record of \(record.count) bytes") }
        do {
            if RecordEncoder.encode(try RecordDecoder.decode(record)) != record {
                faults.append("another record than was written")
            }
        } catch {
            faults.append("own record refused: \(error)")
        }
        return faults
    }

    /// A record is refused, or what it holds can be written and read again.
    private static func record(_ bytes: [UInt8]) -> [String] {
        guard let features = try? RecordDecoder.decode(bytes) else { return [] }
        guard let again = try? RecordDecoder.decode(RecordEncoder.encode(features)) else { return ["accepted, written, refused"] }
        return again == features ? [] : ["changed by writing and reading"]
    }
}
