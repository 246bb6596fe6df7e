import Digests
import DomainNames
import PackedNames
import Vocabulary

/// Gathers what a list says and makes its snapshot: sorted, each name once, with the line that named it.
///
/// What a list says of itself (its own allow rules, rules that it cancels) acts on itself only and is settled here: another
/// feed, or a report, is never undone by it. The canaries of a release are no statements and are left out.
package struct SnapshotBuilder {
    /// Where names wait, packed; the input of a statement is the number of its set of origins. A reader may write plain lines into it
    /// straight from the bytes.
    package let statements: StatementWriter
    private var names = SnapshotNames()
    private var isFinished = false
    private var addresses = SnapshotRows()
    private var allowed = DomainTree()
    private var allowedAddresses: Set<String> = []
    private var important = DomainTree()
    private var cancelled: Set<ListEntry> = []
    private var originSets: [[String]] = []
    private var setNumbers: [[String]: Int] = [:]

    /// - Parameter parts: how the names are best cut; default: they are cut when they are there.
    package init(parts: NameParts = NameParts(sample: [], statements: 0)) { statements = StatementWriter(parts: parts) }

    /// Names and addresses added so far; after `finish`, different ones.
    package var count: Int { (isFinished ? names.count : statements.count) + addresses.count }

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
        switch entry.subject {
        case .name(let name):
            let isSubtree = entry.scope == .subtree
            if isImportant { important.insert(name, subtree: isSubtree) }
            statements.input = UInt32(origins)
            statements.add(name, isSubtree: isSubtree, line: line)
        case .address(let address):
            let isTaken = addresses.add(line: line, subtree: false, origins: origins) {
                $0.append(contentsOf: address.canonical.description.utf8)
            }
            if !isTaken { throw .tooMany(limit: FeedLimits.entries) }
        }
    }

    /// Looks at what was written straight into `statements`.
    package func checkCount() throws(SnapshotError) {
        if count > FeedLimits.entries { throw .tooMany(limit: FeedLimits.entries) }
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
    package mutating func finish() throws(SnapshotError) {
        settleAddresses()
        addresses.sort()
        let settling = cancelled.isEmpty && allowed.isEmpty ? nil : settling
        if !names.fill(from: statements, settling: settling) { throw .tooMany(limit: FeedLimits.entries) }
        isFinished = true
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

    /// What the list's own allow rules and cancellations leave of a statement about a name.
    private var settling: (DomainName, _ isSubtree: Bool) -> SnapshotNames.Settled {
        let (allowed, important, cancelled) = (allowed, important, cancelled)
        return { name, isSubtree in
            if cancelled.contains(ListEntry(name: name, scope: isSubtree ? .subtree : .exact)) { return .nothing }
            if important.covers(name) { return isSubtree ? .subtree : .exact }
            if allowed.covers(name) { return .nothing }
            return isSubtree && !allowed.hasMembers(below: name) ? .subtree : .exact
        }
    }

    private mutating func settleAddresses() {
        if allowedAddresses.isEmpty { return }
        let allowedAddresses = allowedAddresses
        addresses.keep { !allowedAddresses.contains(String(decoding: $0, as: UTF8.self)) }
    }
}
