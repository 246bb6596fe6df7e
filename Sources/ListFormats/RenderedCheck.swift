import DomainNames
import Vocabulary

/// The last look at the bytes of a list before they leave: each line is read back by the format's own reader and must say
/// what was meant, and nothing else. Catches what no check of the model can: a template that renders something wrong.
struct RenderedCheck {
    private let format: ListFormatName
    private var reader: any ListFormat
    /// The plan has looked at each name; here the bytes must say that name and no other.
    private var output = LineOutput(checksListable: false)

    init(_ format: ListFormatName, _ options: WritingOptions) {
        self.format = format
        var reading = ReadingOptions()
        if let sinkhole = options.sinkhole { reading.sinkholes = Set(sinkhole.addresses) }
        reader = format.type.init(options: reading)
    }

    /// Checks the lines of one entry.
    /// - Parameter expected: what they must say; `nil` for headers, which must say nothing.
    mutating func check(_ rendered: ArraySlice<UInt8>, says expected: ListEntry?) throws(ListFormatError) {
        output.clear()
        let problem = rendered.withUnsafeBufferPointer { bytes in
            readBack(bytes, limit: format == .jsonl || format == .urls ? Int.max : ListLimits.writtenLineBytes)
        }
        if let problem { throw fault(rendered, problem) }
        reader.finish(into: &output)
        if let refused = output.faults.first { throw fault(rendered, refused.fault.label) }
        // Where a name leads to an address of each family, a line says each.
        let isSaid = output.entries.isEmpty == (expected == nil) && output.entries.allSatisfy { $0.entry == expected }
        if !isSaid { throw fault(rendered, "it does not read back as what was meant") }
    }

    private mutating func readBack(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> String? {
        var start = 0
        for index in 0..<bytes.count {
            let byte = bytes[index]
            if byte == 0x0A {
                if index - start >= limit { return "the line has \(index - start) bytes" }
                if index > start {
                    reader.read(Line(bytes: UnsafeBufferPointer(rebasing: bytes[start..<index])), into: &output)
                }
                start = index + 1
            } else if byte < 0x20 || byte == 0x7F || (byte >= 0x80 && format != .jsonl) {
                return "byte 0x\(String(byte, radix: 16))"
            }
        }
        return start == bytes.count ? nil : "no newline at the end"
    }

    private func fault(_ rendered: ArraySlice<UInt8>, _ problem: String) -> ListFormatError {
        let text = String(decoding: rendered.prefix(200), as: UTF8.self)
        return .rendered(format: format.rawValue, line: PlainText.escaped(text), problem: problem)
    }
}
