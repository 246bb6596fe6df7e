import Classifier
import Foundation

/// An index of pages whose truth is known: a tab-separated file whose first line names the columns.
///
/// ```
/// file     label  kind    source    lang  noise  cluster
/// a1.html  1      kit     desk-42   zh           17
/// ```
/// `label` is 1 for fraud, 0 for honest; anything else is reported and not scored. Columns may stand in any order, others are passed
/// over, `noise` and `cluster` (near-copies of each other) may be missing. A `url` is never read: where only one label has addresses,
/// an address is the label.
package struct PageIndex: Sendable {
    struct Row: Sendable {
        let file: String
        /// Where the file was found, or `nil`.
        let path: String?
        let truth: EvaluatedPage.Truth?
        let kind: String
        let source: String
        let language: String
        let noise: String
        let cluster: String

        /// Whether it is a fair example of its label.
        var isFair: Bool { truth != nil && noise.isEmpty }
    }

    /// More than any index of pages that fit on one machine.
    static let bytes = 256 << 20
    private static let required = ["file", "label", "kind", "source", "lang"]

    package let path: String
    let rows: [Row]

    /// - Parameter folder: where the pages lie; by default beside the index, or in a folder named after it (`pages_index.tsv`, `pages/`).
    /// - Throws: `PipelineError` of kind `.input` for an index that can't be read, lacks a column, or names no file that is there.
    package init(path: String, folder: String? = nil) throws(PipelineError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw PipelineError(.input, "\(path): the index can't be read", hint: "name the index of unpacked pages, INDEX.tsv")
        }
        guard data.count <= PageIndex.bytes, let text = String(data: data, encoding: .utf8) else {
            throw PipelineError(.input, "\(path): the index is no UTF-8 text of at most \(PageIndex.bytes) bytes")
        }
        let lines = text.split(separator: "\n").map { $0.last == "\r" ? $0.dropLast() : $0 }
        let header = lines.first.map { PageIndex.fields($0) } ?? []
        let columns = Dictionary(zip(header, header.indices)) { first, _ in first }
        for name in PageIndex.required where columns[name] == nil {
            throw PipelineError(
                .input, "\(path) line 1: column \"\(name)\" is missing",
                hint: "columns are \(PageIndex.required.joined(separator: ", ")), and where known noise and cluster")
        }
        let folders = folder.map { [$0] } ?? PageIndex.folders(of: path)
        var rows: [Row] = []
        for (index, line) in lines.dropFirst().enumerated() {
            let fields = PageIndex.fields(line)
            guard fields.count == header.count else {
                throw PipelineError(
                    .input, "\(path) line \(index + 2): \(fields.count) fields where the header has \(header.count)")
            }
            func field(_ name: String) -> String { columns[name].map { fields[$0] } ?? "" }
            rows.append(
                Row(
                    file: field("file"), path: PageIndex.find(field("file"), in: folders),
                    truth: field("label") == "1" ? .fraud : field("label") == "0" ? .honest : nil, kind: field("kind"),
                    source: field("source"), language: field("lang"), noise: field("noise"), cluster: field("cluster")))
        }
        guard rows.contains(where: { $0.path != nil }) else {
            throw PipelineError(
                .input, "\(path): none of its \(rows.count) files is there; looked in \(folders.joined(separator: ", "))",
                hint: "unpack the pages beside the index, or name their folder with --pages-dir")
        }
        self.path = path
        self.rows = rows
    }

    private static func fields(_ line: Substring) -> [String] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }

    private static func folders(of path: String) -> [String] {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().path
        let stem = url.deletingPathExtension().lastPathComponent
        let short = stem.hasSuffix("_index") || stem.hasSuffix("-index") ? String(stem.dropLast(6)) : stem
        return [folder, folder + "/" + short]
    }

    private static func find(_ file: String, in folders: [String]) -> String? {
        guard !file.isEmpty, !file.split(separator: "/").contains("..") else { return nil }
        let candidates = file.hasPrefix("/") ? [file] : folders.map { $0 + "/" + file }
        return candidates.first { FileManager.default.fileExists(atPath: $0) }
    }
}
