import Foundation
import Pipeline
import Testing

@Suite struct PageIndexTests {
    private static let header = "file\tlabel\tkind\tsource\tlang"

    /// A folder with an index and pages, removed afterwards.
    private static func folder(_ index: String, files: [String], name: String = "pages_index.tsv", body: (String) throws -> Void)
        throws
    {
        let root = FileManager.default.temporaryDirectory.appending(path: "zhalan-index-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try index.write(to: root.appending(path: name), atomically: true, encoding: .utf8)
        for file in files {
            let url = root.appending(path: file)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try "<p>page".write(to: url, atomically: true, encoding: .utf8)
        }
        try body(root.appending(path: name).path)
    }

    @Test("pages lie beside the index or in a folder named after it", arguments: ["a.html", "pages/a.html"])
    func places(file: String) throws {
        try Self.folder("\(Self.header)\na.html\t1\tkit\tdesk\tzh\n", files: [file]) { path in
            #expect(throws: Never.self) { try PageIndex(path: path) }
        }
    }

    @Test(
        "an index that cannot be used says what is wrong and where",
        arguments: [
            ("file\tlabel\tkind\tlang\na.html\t1\tkit\tzh\n", "line 1: column \"source\" is missing"),
            ("\(header)\na.html\t1\tkit\n", "line 2: 3 fields where the header has 5"),
            ("\(header)\nb.html\t1\tkit\tdesk\tzh\n", "none of its 1 files is there"),
            ("\(header)\n../a.html\t1\tkit\tdesk\tzh\n", "none of its 1 files is there"),
            ("", "line 1: column \"file\" is missing"),
        ])
    func faults(index: String, expected: String) throws {
        try Self.folder(index, files: ["a.html"]) { path in
            let error = #expect(throws: PipelineError.self) { try PageIndex(path: path) }
            #expect(error?.kind == .input)
            #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
        }
    }

    @Test("an index that is not there is an input that can't be read")
    func missing() {
        let error = #expect(throws: PipelineError.self) { try PageIndex(path: "/nowhere/pages_index.tsv") }
        #expect(error?.kind == .input)
        #expect(error?.hint != nil)
    }
}
