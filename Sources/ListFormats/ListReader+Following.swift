import PackedNames

/// Reading a file beside the list that it should say.
extension ListReader {
    /// Tells of nearly every name that its reader has nothing to say of it; `nil` where that can't be told.
    package static var suspicion: NameSuspicion? { ListableName.suspicion }

    /// Reads the lines from a line's beginning on that say names of a list in its order, each held against the name that is next. None
    /// of these names is written or handed on: they are the list's.
    /// - Returns: the bytes that were read; a line that is different in any way, or whose name needs a closer look, is left.
    package mutating func follow(
        _ names: inout FollowedNames, in chunk: UnsafeRawBufferPointer, _ receive: (Statement) -> Void
    ) -> Int {
        guard !chunk.isEmpty else { return 0 }
        return chunk.withMemoryRebound(to: UInt8.self) { bytes in
            passPlainLines(bytes, from: 0, receive) { scanner, start, _, _ in scanner?.follow(&names, bytes, from: start) }
        }
    }

    /// Reads the next line, or as many as belong together, or what there is of one.
    /// - Returns: the bytes that were read.
    package mutating func consumeLine(of chunk: UnsafeRawBufferPointer, _ receive: (Statement) -> Void) -> Int {
        if !chunk.isEmpty {
            let passed = chunk.withMemoryRebound(to: UInt8.self) { passPlainLines($0, from: 0, most: 1, receive) }
            if passed > 0 { return passed }
        }
        let end = chunk.firstIndex(of: 0x0A).map { $0 + 1 } ?? chunk.count
        consume(UnsafeRawBufferPointer(rebasing: chunk[..<end]), receive)
        return end
    }
}
