/// Lines that say the names of a list in its order: what stands around a name is read as ever, the name itself only held against the one
/// that must be there. Bounds: those of `PlainLineScanner`.
extension PlainLineScanner {
    /// Reads from a line's beginning on until a line says something else, is not plain, or is about a name that needs a closer look.
    package mutating func follow(
        _ names: inout FollowedNames, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Passed {
        var passed = Passed(next: start)
        group = 0
        guard let base = bytes.baseAddress, table == nil else { return passed }
        while passed.next + PlainLineScanner.reach <= bytes.count, !names.needsLook {
            guard let (length, end, lines) = said(base + passed.next, limit: bytes.count - passed.next, &names) else {
                return passed
            }
            passed.lastEntry = passed.next..<(passed.next + length)
            passed.next += length + end
            passed.entries += 1
            note(end, &passed)
            passed.lines += lines
        }
        return passed
    }

    /// One line that says a name of the list, or two that together say one.
    @inline(__always)
    private mutating func said(
        _ line: UnsafePointer<UInt8>, limit: Int, _ names: inout FollowedNames
    ) -> (length: Int, end: Int, lines: Int)? {
        let head = UInt128(littleEndian: UnsafeRawPointer(line).loadUnaligned(as: UInt128.self))
        if let found = said(line, head, last, limit, &names) { return found }
        for index in 0..<kinds.count where index != last {
            if let found = said(line, head, index, limit, &names) {
                last = index
                return found
            }
        }
        return nil
    }

    @inline(__always)
    private mutating func said(
        _ line: UnsafePointer<UInt8>, _ head: UInt128, _ index: Int, _ limit: Int, _ names: inout FollowedNames
    ) -> (length: Int, end: Int, lines: Int)? {
        let kind = kinds[index]
        guard let offset = nameStart(line, head, kind), let (found, name) = names.find(at: line + offset) else { return nil }
        var end = offset + name.count
        if kind.has(.finalDot), line[end] == UInt8(ascii: ".") { end += 1 }
        guard !PlainLineScanner.mayGoOn(line[end]), let rest = rest(of: line, from: end, kind, limit) else { return nil }
        if names.isComplete, rest.isSubtree != names.isSubtree { return nil }
        group = kind.group
        names.take(found, name)
        return (rest.length, rest.end, rest.lines)
    }

    /// Whether a name would not end before a byte.
    @inline(__always)
    private static func mayGoOn(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }
}
