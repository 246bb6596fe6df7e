import PackedNames
import Testing

@Suite struct LineTemplateTests {
    private func written(_ sample: String, _ name: String) -> String? {
        guard let template = LineTemplate(sample: Array(sample.utf8), name: Array("sample.invalid".utf8)) else { return nil }
        let bytes = Array(name.utf8) + [UInt8](repeating: 0, count: NameBytes.slack)
        return bytes.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map {
                String(decoding: template.bytes(of: NameBytes(start: $0, count: name.utf8.count)), as: UTF8.self)
            }
        }
    }

    @Test func `a name stands wherever the sample stood, however long it is`() {
        for name in ["a.b", String(repeating: "x", count: 253), ""] {
            #expect(written("0.0.0.0 sample.invalid\n", name) == "0.0.0.0 \(name)\n")
            #expect(written("sample.invalid CNAME .\n*.sample.invalid CNAME .\n", name) == "\(name) CNAME .\n*.\(name) CNAME .\n")
            #expect(written("sample.invalid", name) == name)
        }
    }

    @Test(arguments: ["", "\n", "0.0.0.0\n", "SAMPLE.INVALID\n", "sample\\.invalid\n", "invalid.sample\n"])
    func `lines that do not hold the name as it is make no template`(sample: String) {
        #expect(written(sample, "evil.example") == nil)
    }
}
