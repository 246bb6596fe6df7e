import Digests
import DomainNames
import Vocabulary

/// Gathers what a list says and makes its snapshot: sorted, each name once, with the line that named it.
///
/// What a list says of itself (its own allow rules, rules that it cancels) acts on itself only and is settled here: another
/// feed, or a report, is never undone by it.
package struct SnapshotBuilder {
    private var names = SnapshotRows()
    private var addresses = SnapshotRows()
    private var allowed = DomainTree()
    private var allowedAddresses: Set<String> = []
    private var important = DomainTree()
    private var cancelled: Set<ListEntry> = []
    private var originSets: [[String]] = []
    private var setNumbers: [[String]: Int] = [:]

    package init() {}

    /// Names and addresses added so far; after `finish`, different ones.
    package var count: Int { names.count + addresses.count }

    /// Takes one statement.
    ///
    /// - Parameters:
    ///   - line: where it stands, counted from 1.
    ///   - isImportant: whether the list's own allow rules leave it alone.
    ///   - sources: who says so, when the list is another Zhalan's release.
    package mutating func add(
        _ entry: ListEntry, line: Int, isImportant: Bool = false, sources: [String] = []
    ) throws(SnapshotError) {
        if entry.action == .allow { return allow(entry) }
        guard count < FeedLimits.entries else { throw .tooMany(limit: FeedLimits.entries) }
        let origins = number(of: sources)
        let isTaken: Bool
        switch entry.subject {
        case .name(let name):
            let isSubtree = entry.scope == .subtree
            if isImportant { important.insert(name, subtree: isSubtree) }
            isTaken = names.add(line: line, subtree: isSubtree, origins: origins) { name.appendSortKey(to: &$0) }
        case .address(let address):
            isTaken = addresses.add(line: line, subtree: false, origins: origins) {
                $0.append(contentsOf: address.canonical.description.utf8)
            }
        }
        if !isTaken { throw .tooMany(limit: FeedLimits.entries) }
    }

    /// Takes back what the list cancels, wherever in it the line stands.
    package mutating func cancel(_ entry: ListEntry) { cancelled.insert(entry) }

    private mutating func allow(_ entry: ListEntry) {
        switch entry.subject {
        case .name(let name): allowed.insert(name, subtree: entry.scope == .subtree)
        case .address(let address): allowedAddresses.insert(address.canonical.description)
        }
    }

    private mutating func number(of sources: [String]) -> Int {
        if sources.isEmpty { return 0 }
        if let known = setNumbers[sources] { return known }
        guard originSets.count < FeedLimits.originSets else { return 0 }
        originSets.append(sources)
        setNumbers[sources] = originSets.count
        return originSets.count
    }

    /// Settles and sorts; call it once, behind the last statement.
    package mutating func finish() {
        settle()
        names.sort()
        addresses.sort()
    }

    /// The snapshot of a finished list, as it is written.
    package func bytes(_ metadata: SnapshotMetadata) -> [UInt8] {
        var metadata = metadata
        metadata.originSets = originSets
        let head = metadata.bytes
        let keyBytes = names.writtenKeyBytes
        let textBytes = addresses.writtenKeyBytes
        var output: [UInt8] = []
        output.reserveCapacity(SnapshotLayout.headerBytes + head.count + keyBytes + textBytes + 10 * count + 8)
        output += SnapshotLayout.magic
        output += [UInt8](repeating: 0, count: SnapshotLayout.digestBytes)
        for value in [head.count, names.count, keyBytes, addresses.count, textBytes, originSets.count] {
            SnapshotLayout.append(UInt64(value), to: &output)
        }
        output += head
        names.write(to: &output, withOrigins: !originSets.isEmpty)
        addresses.write(to: &output, withOrigins: !originSets.isEmpty)
        var hash = SHA256()
        output.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[SnapshotLayout.digested...])) }
        output.replaceSubrange(SnapshotLayout.magic.count..<SnapshotLayout.digested, with: hash.finish().utf8)
        return output
    }

    private mutating func settle() {
        if !cancelled.isEmpty || !allowed.isEmpty {
            let (allowed, important, cancelled) = (allowed, important, cancelled)
            names.keep { key, isSubtree in
                guard let name = DomainName(sortKey: key) else { return (false, false) }
                if cancelled.contains(ListEntry(name: name, scope: isSubtree ? .subtree : .exact)) { return (false, false) }
                if important.covers(name) { return (true, isSubtree) }
                if allowed.covers(name) { return (false, false) }
                return (true, isSubtree && !allowed.hasMembers(below: name))
            }
        }
        if !allowedAddresses.isEmpty {
            let allowedAddresses = allowedAddresses
            addresses.keep { key, _ in (!allowedAddresses.contains(String(decoding: key, as: UTF8.self)), false) }
        }
    }
}
