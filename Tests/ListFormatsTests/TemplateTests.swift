import DomainNames
import ListFormats
import PackedNames
import Testing
import Vocabulary

/// Names that the compiler made are written from a template, others by the format itself.
@Suite struct TemplateTests {
    private static let spellings: [(format: ListFormatName, options: WritingOptions)] =
        ListFormatName.allCases.filter { $0 != .urls }.map { ($0, WritingOptions()) }
        + Variant.cases.map { ($0.format, $0.variant.options) }

    private func written(
        _ names: [Blocklist.Name], isChecked: Bool, _ format: ListFormatName, _ options: WritingOptions
    ) throws -> String {
        let segment = NameSegment(names: names.count, byteCount: names.reduce(0) { $0 + $1.name.text.utf8.count }) { filling in
            for entry in names {
                var marks: NameSegment.Marks = entry.scope == .subtree ? .subtree : []
                if !isChecked { marks.insert(.unchecked) }
                filling.append(entry.name, marks)
            }
        }
        let list = Blocklist(
            packed: NameList(segments: [segment]), addresses: [], reachable: DomainTree(), exceptions: [])
        var bytes: [UInt8] = []
        let writer = ListWriter(format: format, header: ListHeader(title: "t", serial: 1, generated: nil), options: options)
        _ = try writer.write(list) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: spellings)
    func `a template writes what the format writes`(format: ListFormatName, options: WritingOptions) throws {
        // More than are read back at once, of every length.
        var names = (0..<1500).map { number in
            let text = "n\(number)" + String(repeating: "-a_\(number).b", count: number % 20) + ".l\(number % 7).example"
            return Blocklist.Name(DomainName(trusted: text), number % 3 == 0 ? .subtree : .exact)
        }
        names.append(Blocklist.Name(DomainName(trusted: Variation.long(253, "x")), .exact))
        names.sort { $0.name < $1.name }
        let templates = try written(names, isChecked: true, format, options)
        #expect(templates == (try written(names, isChecked: false, format, options)))
    }
}
