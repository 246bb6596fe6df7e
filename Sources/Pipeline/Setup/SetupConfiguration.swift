import Configuration
import Foundation
import Vocabulary

/// The configuration file that `setup` writes: what was answered, and nothing that has a default.
package struct SetupConfiguration: Sendable {
    package var title: String?
    package var licence: String?
    package var appeal: String?
    package var ownNames: [String] = []

    package init() {}

    package var isEmpty: Bool { title == nil && licence == nil && appeal == nil && ownNames.isEmpty }

    var text: String {
        var lines = [
            "# Written by `zhalan setup`. `zhalan config show` prints every setting with its default and what it is.", "",
            "[publish]",
        ]
        let texts: [(String, String?)] = [("title", title), ("licence", licence), ("appeal", appeal)]
        for case (let key, let value?) in texts { lines.append("\(key) = \(Setting.Value.text(value))") }
        if !ownNames.isEmpty { lines.append("own_names = \(Setting.Value.texts(ownNames))") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Writes the file, and its directory if need be, once the whole of it is known to be a configuration.
    package func write(to path: String) throws {
        for value in [title, licence, appeal].compactMap(\.self) + ownNames
        where value.unicodeScalars.contains(where: PlainText.isUnsafe) {
            throw PipelineError(.usage, "\"\(PlainText.escaped(value, limit: 60))\" has control characters")
        }
        _ = try ResolvedConfiguration(text: text, named: path)
        do {
            try FileManager.default.createDirectory(
                atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw PipelineError(
                .configuration, "\(path): the file can't be written: \(error.localizedDescription)",
                hint: "name a file that this user may write with --config")
        }
    }
}
