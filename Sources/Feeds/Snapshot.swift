import Digests
import DomainNames
import Glibc
import PackedNames
import Vocabulary

/// A feed's last good state, read in place: opening it and asking for a name costs a few pages of the file, however many names
/// it has. The one file of this room that maps memory; the mapping lives as long as the value and is never written.
///
/// The file under the mapping never changes: a newer snapshot is another file that takes the name.
package final class Snapshot: @unchecked Sendable {
    /// One statement of the feed.
    package struct Match: Hashable, Sendable {
        package let entry: ListEntry
        /// In the list as it was fetched, counted from 1.
        package let line: Int
        /// Who says so in a release of another Zhalan; empty elsewhere.
        package let sources: [String]
    }

    package let metadata: SnapshotMetadata
    private let path: String
    private let bytes: UnsafeRawBufferPointer
    private let names: SnapshotTable
    private let addresses: SnapshotTable

    package var nameCount: Int { names.count }
    package var addressCount: Int { addresses.count }

    /// Maps the file and checks its frame: version, sizes, metadata. `verify` checks every byte.
    package init(path: String) throws(SnapshotError) {
        let bytes = try Snapshot.map(path)
        guard let read = Snapshot.frame(bytes) else {
            let isOther =
                bytes.starts(with: SnapshotLayout.magicPrefix) && !bytes.starts(with: SnapshotLayout.magic)
            munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
            throw isOther ? .version(path: path) : .damaged(path: path, what: "its sizes don't fit")
        }
        self.path = path
        self.bytes = bytes
        (metadata, names, addresses) = read
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

    private static func map(_ path: String) throws(SnapshotError) -> UnsafeRawBufferPointer {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw errno == ENOENT ? .missing(path: path) : .file(path: path, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .file(path: path, code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size >= SnapshotLayout.headerBytes else {
            throw .damaged(path: path, what: "it is too short")
        }
        let length = Int(status.st_size)
        guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw .file(path: path, code: errno)
        }
        return UnsafeRawBufferPointer(start: start, count: length)
    }

    private static func frame(_ bytes: UnsafeRawBufferPointer) -> (SnapshotMetadata, SnapshotTable, SnapshotTable)? {
        guard bytes.starts(with: SnapshotLayout.magic) else { return nil }
        var sizes: [Int] = []
        for index in 0..<6 {
            let value = UInt64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: SnapshotLayout.digested + 8 * index, as: UInt64.self))
            guard value <= UInt64(bytes.count) else { return nil }
            sizes.append(Int(value))
        }
        var rest = UnsafeRawBufferPointer(rebasing: bytes[SnapshotLayout.headerBytes...])
        guard sizes[0] <= min(rest.count, FeedLimits.metadataBytes) else { return nil }
        let head = Array(rest[..<sizes[0]])
        rest = UnsafeRawBufferPointer(rebasing: rest[sizes[0]...])
        guard let metadata = SnapshotMetadata(bytes: head), metadata.originSets.count == sizes[5],
            let names = SnapshotTable(&rest, count: sizes[1], keyBytes: sizes[2], withOrigins: sizes[5] > 0),
            let addresses = SnapshotTable(&rest, count: sizes[3], keyBytes: sizes[4], withOrigins: sizes[5] > 0), rest.isEmpty
        else { return nil }
        return (metadata, names, addresses)
    }

    /// Reads the whole file and compares it with its checksum: before a release is made from it.
    package func verify() throws(SnapshotError) {
        var hash = SHA256()
        hash.update(UnsafeRawBufferPointer(rebasing: bytes[SnapshotLayout.digested...]))
        guard bytes[SnapshotLayout.magic.count..<SnapshotLayout.digested].elementsEqual(hash.finish().utf8) else {
            throw .damaged(path: path, what: "its SHA-256 differs")
        }
    }

    /// Calls for each name in the order of lists.
    package func forEachName(_ body: (Match) throws -> Void) rethrows {
        for index in 0..<names.count {
            if let match = name(at: index) { try body(match) }
        }
    }

    /// Calls for each name in the order of lists, packed: no value for each.
    package func forEachPackedName(_ body: (NameBytes, _ isSubtree: Bool) -> Void) {
        let room = NameRoom()
        for index in 0..<names.count {
            guard let name = room.name(ofKey: names.key(index)) else { continue }
            body(name, SnapshotLayout.isSubtree(names.place(index)))
        }
    }

    /// The names one after the other, for who takes them as there is room.
    package func nameIterator() -> some IteratorProtocol<DomainName> {
        (0..<names.count).lazy.compactMap { [self] in DomainName(sortKey: names.key($0)) }.makeIterator()
    }

    /// What every so-manieth name sorts by, so that there are about as many as wanted.
    package func sample(_ wanted: Int) -> [UInt128] {
        let room = NameRoom()
        return stride(from: 0, to: names.count, by: max(1, names.count / max(1, wanted))).compactMap {
            room.name(ofKey: names.key($0))?.pairKey()
        }
    }

    /// Calls for each address in the order of their texts.
    package func forEachAddress(_ body: (Match) throws -> Void) rethrows {
        for index in 0..<addresses.count {
            if let match = address(at: index) { try body(match) }
        }
    }

    /// What the feed says that blocks this name: itself, and each parent with everything below; nearest first.
    package func matches(of name: DomainName) -> [Match] {
        var found: [Match] = []
        var next: DomainName? = name
        while let current = next {
            var key: [UInt8] = []
            current.appendSortKey(to: &key)
            if let row = key.withUnsafeBytes(names.row), let match = self.name(at: row),
                current == name || match.entry.scope == .subtree
            {
                found.append(match)
            }
            next = current.parent
        }
        return found
    }

    /// What the feed says of this very address.
    package func match(of address: WebAddress) -> Match? {
        let text = Array(address.canonical.description.utf8)
        return text.withUnsafeBytes(addresses.row).flatMap { self.address(at: $0) }
    }

    /// The first row from a row on whose key does not stand before this one, and whether it is this one's.
    func walk(to key: UnsafeRawBufferPointer, from start: Int) -> (row: Int, isFound: Bool) {
        var row = start
        while row < names.count {
            let order = NameRoom.order(names.key(row), key)
            if order >= 0 { return (row, order == 0) }
            row += 1
        }
        return (row, false)
    }

    /// The number of a name's set of origins; 0 for none.
    func originSet(_ row: Int) -> Int { names.originSet(row) }

    /// `nil` only for what a damaged file holds.
    private func name(at index: Int) -> Match? {
        guard let name = DomainName(sortKey: names.key(index)) else { return nil }
        let place = names.place(index)
        return Match(
            entry: ListEntry(name: name, scope: SnapshotLayout.isSubtree(place) ? .subtree : .exact),
            line: SnapshotLayout.line(place), sources: sources(names.originSet(index)))
    }

    private func address(at index: Int) -> Match? {
        guard let address = try? WebAddress(String(decoding: addresses.key(index), as: UTF8.self)) else { return nil }
        return Match(
            entry: ListEntry(address: address), line: SnapshotLayout.line(addresses.place(index)),
            sources: sources(addresses.originSet(index)))
    }

    /// Who says so, by the number of a set of origins.
    package func sources(_ number: Int) -> [String] {
        metadata.originSets.indices.contains(number - 1) ? metadata.originSets[number - 1] : []
    }
}
