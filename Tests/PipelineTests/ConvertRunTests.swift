import Foundation
import ListFormats
import Pipeline
import Testing
import Vocabulary

/// Several lists in one conversion: each of them counts, and each refusal names its own file and line.
@Suite struct ConvertRunTests {
    private func convert(_ texts: [String?]) throws -> (names: [String], refusals: [String], summary: ConversionSummary) {
        let test = try TestInstallation()
        let directory = test.installation.state.root
        let inputs = try texts.enumerated().map { index, text in
            let path = "\(directory)/\(index).txt"
            try text?.write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }
        var options = ConvertRun.Options()
        options.to = [.domains]
        options.output = directory + "/out"
        var refusals: [String] = []
        let summary = try test.installation.convertRun(options).run(
            inputs: inputs,
            onRefusal: { refusals.append("\(($0.path as NSString).lastPathComponent):\($0.line) \($0.text)") }, emit: { _ in })
        let written = try String(contentsOfFile: directory + "/out/domains.txt", encoding: .utf8)
        return (written.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }, refusals, summary)
    }

    @Test func `names of every input are written, not only of the first`() throws {
        let result = try convert(["a.top\n", "b.top\n\n# remark\nc.top\n", "d.top\n"])
        #expect(result.names == ["a.top", "b.top", "c.top", "d.top"])
        #expect(result.summary.names == 4)
    }

    @Test func `an input that can't be read takes nothing from those behind it`() throws {
        let result = try convert([nil, "a.top\n", "<!DOCTYPE html><html></html>\n", "b.top\n"])
        #expect(result.names == ["a.top", "b.top"])
        #expect(result.summary.failures.count == 2)
    }

    @Test func `what the compiler refuses is told with its own file and line`() throws {
        let result = try convert(["a.top\nb.top\n", "c.top\ngoogle.com\n", nil, "# remark\n\nwww.google.com\n"])
        #expect(result.refusals.sorted() == ["1.txt:2 google.com", "3.txt:3 www.google.com"])
    }
}
