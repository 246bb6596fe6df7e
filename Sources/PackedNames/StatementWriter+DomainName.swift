import DomainNames

extension StatementWriter {
    /// Adds a statement about a name that is a value already.
    package func add(_ name: DomainName, isSubtree: Bool, line: Int) {
        var text = name.text
        text.withUTF8 { bytes in
            // Reads run over the end of a name, and behind a string there may be nothing.
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + NameBytes.slack) { padded in
                guard let start = padded.baseAddress else { return }
                padded.initialize(repeating: 0)
                _ = padded.update(fromContentsOf: bytes)
                let packed = NameBytes(start: start, count: bytes.count)
                add(packed, key: packed.pairKey(), isSubtree: isSubtree, line: UInt32(clamping: line))
            }
        }
    }
}

extension DomainName {
    package init(_ bytes: NameBytes) { self.init(trusted: bytes.text) }

    /// What the name sorts by first; see `NameBytes.pairKey`.
    package var pairKey: UInt128 {
        (Array(text.utf8) + [UInt8](repeating: 0, count: NameBytes.slack)).withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { NameBytes(start: $0, count: text.utf8.count).pairKey() } ?? 0
        }
    }
}
