import DomainNames
import Exporter
import Foundation
import Vocabulary

/// What a release on disk lists, read back from its `listings.jsonl`.
struct PublishedList {
    /// In the release's order; empty when nothing was published yet.
    let listings: [Listing]
    /// What is wrong with the file; `nil` when it is whole. A damaged release can't say what changed since.
    let fault: String?

    init(archive: ReleaseArchive, serial: ReleaseSerial?) {
        guard let serial else {
            (listings, fault) = ([], nil)
            return
        }
        do {
            (listings, fault) = (try PublishedList.read(archive, serial), nil)
        } catch {
            (listings, fault) = ([], "\(error)")
        }
    }

    /// - Throws: `ExporterError` when the release or its file is missing or changed.
    static func read(_ archive: ReleaseArchive, _ serial: ReleaseSerial) throws -> [Listing] {
        let decoder = JSONDecoder()
        var listings: [Listing] = []
        try archive.forEachLine(of: "listings.jsonl", in: serial) { line in
            guard let listing = try decoder.decode(Line.self, from: Data(line)).listing else {
                throw ExporterError.damaged(serial, file: "listings.jsonl", message: "has a line that is no listing")
            }
            listings.append(listing)
        }
        return listings
    }

    var items: [ListedItem] { PublishedList.items(listings) }

    /// Listings as the delta compares them, in its order.
    static func items(_ listings: [Listing]) -> [ListedItem] {
        listings.map { listing in
            switch listing.entry.subject {
            case .name(let name): ListedItem(name: name.text, scope: listing.entry.scope, reason: listing.reasons.first)
            case .address(let address): ListedItem(url: address.description, reason: listing.reasons.first)
            }
        }.sorted()
    }

    /// One line of `listings.jsonl`.
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
            if let name, let scope = ListingScope(rawValue: scope), let name = try? DomainName(name) {
                entry = ListEntry(name: name, scope: scope)
            } else if let url, let address = try? WebAddress(url) {
                entry = ListEntry(address: address)
            } else {
                return nil
            }
            return Listing(
                entry: entry, type: type.flatMap(FraudType.init(rawValue:)), score: score,
                listedAt: listed_at.flatMap { Timestamp($0) } ?? Timestamp(seconds: 0),
                expiresAt: expires_at.flatMap { Timestamp($0) }, sources: sources, reasons: reasons)
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
