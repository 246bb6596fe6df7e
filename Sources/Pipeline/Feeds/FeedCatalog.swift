import Configuration
import Foundation
import ListFormats
import Vocabulary

/// The feeds that come with Zhalan as definitions in `lists/feeds/`: known by name, and off until somebody adds them.
package struct FeedCatalog {
    /// One definition.
    package struct Item: Sendable {
        package let feed: Feed
        /// One line on what it is and who keeps it.
        package let title: String
        package let homepage: String

        package var json: JSONValue {
            .object([
                ("name", .string(feed.name)), ("title", .string(title)), ("homepage", .string(homepage)),
                ("location", .string(feed.location)), ("licence", .string(feed.licence)),
                ("means", .string(feed.meaning.rawValue)), ("format", .string(feed.format ?? "auto")),
                ("max_age_hours", .int(feed.maximumAgeHours)),
            ])
        }
    }

    private static let keys: [String: Setting.Value] = [
        "title": .text(""), "homepage": .text(""), "location": .text(""), "licence": .text(""), "means": .text(""),
        "format": .text(""), "column": .text(""), "max_age_hours": .int(0), "hosts_mean_subtree": .bool(false),
        "addresses_mean_hosts": .bool(false), "public_key": .text(""),
    ]

    /// By name.
    package let items: [Item]

    /// Reads every definition: one that is wrong stops the call, since a feed that quietly isn't there is missed by nobody.
    package init(listsPath: String) throws {
        let directory = listsPath + "/feeds"
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
            throw PipelineError(
                .configuration, "\(directory): the directory can't be read", hint: "name the shipped lists/ with --lists DIR")
        }
        items = try names.filter { $0.hasSuffix(".toml") }.sorted().map { file in
            try FeedCatalog.item(path: "\(directory)/\(file)", name: String(file.dropLast(".toml".count)))
        }
    }

    package func item(_ name: String) -> Item? { items.first { $0.feed.name == name } }

    private static func item(path: String, name: String) throws -> Item {
        let table = try FlatTable(path: path, known: keys)
        func required(_ key: String) throws -> String {
            guard let text = table.text(key), !text.isEmpty else {
                throw PipelineError(.configuration, "\(path): \(key) is missing")
            }
            return text
        }
        var draft = FeedDraft(name: name, location: try required("location"))
        draft.licence = try required("licence")
        draft.means = try required("means")
        draft.format = table.text("format")
        draft.column = table.text("column")
        draft.hostsMeanSubtree = table.bool("hosts_mean_subtree") ?? false
        draft.addressesMeanHosts = table.bool("addresses_mean_hosts") ?? false
        draft.maximumAgeHours = table.int("max_age_hours")
        draft.publicKey = table.text("public_key")
        do {
            return Item(feed: try draft.feed(), title: try required("title"), homepage: try required("homepage"))
        } catch let error as PipelineError {
            throw PipelineError(.configuration, "\(path): \(error)", hint: error.hint)
        }
    }
}
