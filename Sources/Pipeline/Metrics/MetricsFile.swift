import Foundation
import Glibc

/// The file that node_exporter's textfile collector reads: whole or as it was, and readable for others.
package enum MetricsFile {
    /// Writes a file beside the old one and renames it. The collector reads names that end with `.prom`, so it never sees the draft.
    package static func write(_ text: String, to path: String) throws(PipelineError) {
        let draft = "\(path).\(getpid())"
        let isWritten = FileManager.default.createFile(
            atPath: draft, contents: Data(text.utf8), attributes: [.posixPermissions: 0o644])
        guard isWritten, rename(draft, path) == 0 else {
            let why = String(cString: strerror(errno))
            unlink(draft)
            throw PipelineError(
                .other, "\(path): the metrics can't be written: \(why)",
                hint: "the directory must be there and writable by this user; the old file is untouched")
        }
    }
}
