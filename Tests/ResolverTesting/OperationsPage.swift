import Foundation

/// docs/OPERATIONS.md: the lines that it gives to operators are the lines that the tests load.
package enum OperationsPage {
    package struct Missing: Error, CustomStringConvertible {
        package let description: String
    }

    package static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The text of the fenced block that begins with a line ending in this word behind a comment mark: `-- zhalan: dnsdist`.
    package static func block(_ name: String) throws -> String {
        let page = try String(contentsOf: checkout.appending(path: "docs/OPERATIONS.md"), encoding: .utf8)
        for block in page.components(separatedBy: "\n```").dropFirst() {
            let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
            if lines.count > 1, lines[1].hasSuffix("zhalan: \(name)") { return lines.dropFirst(2).joined(separator: "\n") }
        }
        throw Missing(description: "docs/OPERATIONS.md has no block \"zhalan: \(name)\"")
    }
}
