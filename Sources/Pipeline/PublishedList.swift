import DomainNames
import Exporter
import Foundation
import ListFormats
import Vocabulary

/// What a release on disk lists, read back from its `listings.jsonl`.
struct PublishedList {
    /// In the order of deltas; empty when nothing was published yet. Without reasons: what is gone has its own.
    let items: [ListedItem]
    /// The feeds that were in it.
    let feeds: [Manifest.Feed]
    /// What is wrong with the file; `nil` when it is whole. A damaged release can't say what changed since.
    let fault: String?

    init(archive: ReleaseArchive, serial: ReleaseSerial?) {
        guard let serial else {
            (items, feeds, fault) = ([], [], nil)
            return
        }
        do {
            let read = try PublishedList.items(archive, serial)
            (items, feeds, fault) = (read, try archive.manifest(of: serial).feeds, nil)
        } catch {
            (items, feeds, fault) = ([], [], "\(error)")
        }
    }

    /// Names and addresses alone, by the reader of lists: a million lines in seconds.
    private static func items(_ archive: ReleaseArchive, _ serial: ReleaseSerial) throws -> [ListedItem] {
        var items: [ListedItem] = []
        var isWhole = true
        var reader = ListReader(format: .jsonl, path: file)
        func receive(_ statement: ListReader.Statement) {
            guard case .entry(let entry, _) = statement else {
                isWhole = false
                return
            }
            switch entry.subject {
            case .name(let name): items.append(ListedItem(name: name.text, scope: entry.scope))
            case .address(let address): items.append(ListedItem(url: address.description))
            }
        }
        try archive.forEachLine(of: file, in: serial) { line in
            reader.consume(line, receive)
            reader.consume([UInt8(ascii: "\n")][...], receive)
        }
        reader.finish(receive)
        guard isWhole else { throw noListing(serial) }
        return items.sorted()
    }

    private static let file = "listings.jsonl"

    private static func noListing(_ serial: ReleaseSerial) -> ExporterError {
        .damaged(serial, file: file, message: "has a line that is no listing")
    }

    /// All listings with everything that explains them.
    ///
    /// - Throws: `ExporterError` when the release or its file is missing or changed.
    static func read(_ archive: ReleaseArchive, _ serial: ReleaseSerial) throws -> [Listing] {
        let decoder = JSONDecoder()
        var listings: [Listing] = []
        try archive.forEachLine(of: file, in: serial) { line in
            guard let listing = listing(line, decoder) else { throw noListing(serial) }
            listings.append(listing)
        }
        return listings
    }

    /// One line of `listings.jsonl`; `nil` for what is none.
    static func listing(_ line: some Sequence<UInt8>, _ decoder: JSONDecoder) -> Listing? {
        (try? decoder.decode(Line.self, from: Data(line)))?.listing
    }

    private struct Line: Decodable {
        let name: String?
        let url: String?
        let scope: String
        let type: String?
        let score: Int?
        let listed_at: String?
        let expires_at: String?
        let sources: [String]
        let reasons: [String]

        var listing: Listing? {
            let entry: ListEntry
            if let name, let scope = ListingScope(rawValue: scope), scope != .url, let name = try? DomainName(name) {
                entry = ListEntry(name: name, scope: scope)
            } else if let url, let address = try? WebAddress(url) {
                entry = ListEntry(address: address)
            } else {
                return nil
            }
            return Listing(
                entry: entry, type: type.flatMap(FraudType.init(rawValue:)), score: score,
                listedAt: listed_at.flatMap { Timestamp($0) }, expiresAt: expires_at.flatMap { Timestamp($0) }, sources: sources,
                reasons: reasons)
        }
    }
}

/// A listed item without its reason: what the delta counts as the same.
struct ListedKey: Hashable {
    let subject: String
    let scope: ListingScope

    init(_ item: ListedItem) {
        switch item.subject {
        case .name(let text), .url(let text): subject = text
        }
        scope = item.scope
    }
}
