import DomainNames

extension NameSegment.Filling {
    package mutating func append(_ name: DomainName, _ marks: NameSegment.Marks) {
        var text = name.text
        text.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + NameBytes.slack) { padded in
                guard let start = padded.baseAddress else { return }
                padded.initialize(repeating: 0)
                _ = padded.update(fromContentsOf: bytes)
                append(NameBytes(start: start, count: bytes.count), marks)
            }
        }
    }
}
