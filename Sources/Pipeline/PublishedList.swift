import DomainNames
import Exporter
import ListFormats
import PackedNames
import Vocabulary

/// What a release on disk lists, read back from its `listings.jsonl`.
struct PublishedList {
    /// In the order of lists; empty when nothing was published yet.
    let names: NameList
    let addresses: [String]
    /// The feeds that were in it.
    let feeds: [Manifest.Feed]
    /// What is wrong with the file; `nil` when it is whole. A damaged release can't say what changed since.
    let fault: String?

    /// Names and addresses.
    var count: Int { names.count + addresses.count }

    init(archive: ReleaseArchive, serial: ReleaseSerial?) {
        guard let serial else {
            (names, addresses, feeds, fault) = (NameList(), [], [], nil)
            return
        }
        do {
            let read = try PublishedList.entries(archive, serial)
            (names, addresses, feeds, fault) = (read.names, read.addresses, try archive.manifest(of: serial).feeds, nil)
        } catch {
            (names, addresses, feeds, fault) = (NameList(), [], [], "\(error)")
        }
    }

    /// Names and addresses alone, by the reader of lists: a million lines in a part of a second.
    private static func entries(
        _ archive: ReleaseArchive, _ serial: ReleaseSerial
    ) throws -> (names: NameList, addresses: [String]) {
        let packer = NamePacker()
        var addresses: [String] = []
        var isWhole = true
        // Names come packed, piece by piece, in the order of their lines.
        let plain = StatementWriter(parts: NameParts(sample: [], statements: 0))
        var reader = ListReader(dialect: .format(.jsonl), path: file, writer: plain)
        func pack(_ name: NameBytes, _ isSubtree: Bool, _: UInt32, _: UInt32) { packer.append(name, isSubtree: isSubtree) }
        func receive(_ statement: ListReader.Statement) {
            guard case .entry(let entry, _) = statement, entry.action == .block else {
                isWhole = false
                return
            }
            switch entry.subject {
            case .name(let name): plain.add(name, isSubtree: entry.scope == .subtree, line: 0)
            case .address(let address): addresses.append(address.description)
            }
        }
        try archive.forEachPiece(of: file, in: serial) { piece in
            reader.consume(piece, receive)
            plain.drain(pack)
        }
        reader.finish(receive)
        plain.drain(pack)
        guard isWhole else { throw noListing(serial) }
        let names = NameList(segments: packer.take())
        var walk = NameWalk(names.segments)
        while walk.name != nil { walk.advance() }
        guard walk.isInOrder else {
            throw ExporterError.damaged(serial, file: file, message: "is not in the order of lists")
        }
        return (names, addresses)
    }

    private static let file = "listings.jsonl"

    private static func noListing(_ serial: ReleaseSerial) -> ExporterError {
        .damaged(serial, file: file, message: "has a line that is no listing")
    }

    /// All listings with everything that explains them.
    ///
    /// - Throws: `ExporterError` when the release or its file is missing or changed.
    static func read(_ archive: ReleaseArchive, _ serial: ReleaseSerial) throws -> [Listing] {
        var lines = ListingLines()
        var listings: [Listing] = []
        try archive.forEachLine(of: file, in: serial) { line in
            guard let listing = lines.listing(line) else { throw noListing(serial) }
            listings.append(listing)
        }
        return listings
    }
}

/// A listed item without its reason: what the delta counts as the same.
struct ListedKey: Hashable {
    let subject: String
    let scope: ListingScope

    init(_ item: ListedItem) {
        subject = item.text
        scope = item.scope
    }
}
