/// Bytes where they stand, in a page or in a text: places of somebody else's buffer, without a copy and without a count of references.
///
/// A view is valid only within the `withUnsafe…` call or the page's reading that made it, so none is kept in what outlives them. Every
/// access checks its bounds, for the page is hostile. Parts of a view keep its places, like slices of arrays; `rebased` counts from 0.
struct ByteView: RandomAccessCollection {
    /// Where place 0 is.
    private let origin: UnsafePointer<UInt8>?
    let startIndex: Int
    let endIndex: Int

    init() {
        origin = nil
        startIndex = 0
        endIndex = 0
    }

    @inline(__always)
    init(_ buffer: UnsafeBufferPointer<UInt8>) {
        origin = buffer.baseAddress
        startIndex = 0
        endIndex = buffer.count
    }

    @inline(__always)
    private init(_ origin: UnsafePointer<UInt8>?, _ startIndex: Int, _ endIndex: Int) {
        self.origin = origin
        self.startIndex = startIndex
        self.endIndex = endIndex
    }

    @inline(__always)
    subscript(_ place: Int) -> UInt8 {
        precondition(place >= startIndex && place < endIndex, "a place outside the bytes")
        // Where there is a place there are bytes.
        return origin.unsafelyUnwrapped[place]
    }

    @inline(__always)
    subscript(_ range: Range<Int>) -> ByteView {
        precondition(range.lowerBound >= startIndex && range.upperBound <= endIndex, "a part outside the bytes")
        return ByteView(origin, range.lowerBound, range.upperBound)
    }

    /// The same bytes, counted from 0.
    @inline(__always)
    var rebased: ByteView { ByteView(origin.map { $0 + startIndex }, 0, endIndex - startIndex) }

    @inline(__always)
    var buffer: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: origin.map { $0 + startIndex }, count: endIndex - startIndex)
    }

    @inline(__always)
    func withContiguousStorageIfAvailable<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result? {
        try body(buffer)
    }

    /// The bytes as text; what is no UTF-8 is replaced.
    var text: String { String(decoding: buffer, as: UTF8.self) }

    /// Without white space and controls of ASCII at either end.
    var trimmed: ByteView {
        var (start, end) = (startIndex, endIndex)
        while start < end, self[start] <= 0x20 { start += 1 }
        while end > start, self[end - 1] <= 0x20 { end -= 1 }
        return self[start..<end]
    }

    /// Whether the bytes begin with a word in either case.
    /// - Parameter word: lower case.
    @inline(__always)
    func begins(with word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        return count >= length && isWritten(word, at: startIndex)
    }

    /// Whether the bytes end with a word in either case.
    /// - Parameter word: lower case.
    @inline(__always)
    func ends(with word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        return count >= length && isWritten(word, at: endIndex - length)
    }

    /// Whether the bytes are a word in either case.
    /// - Parameter word: lower case.
    @inline(__always)
    func isWord(_ word: StaticString) -> Bool {
        count == word.utf8CodeUnitCount && isWritten(word, at: startIndex)
    }

    private func isWritten(_ word: StaticString, at start: Int) -> Bool {
        for place in 0..<word.utf8CodeUnitCount where ASCII.lowered(self[start + place]) != word.utf8Start[place] { return false }
        return true
    }
}

extension [UInt8] {
    /// Hands out the bytes of the array as a view of them.
    @inline(__always)
    func withView<Result>(_ body: (ByteView) throws -> Result) rethrows -> Result {
        try withUnsafeBufferPointer { try body(ByteView($0)) }
    }

    static func += (bytes: inout [UInt8], view: ByteView) {
        bytes.append(contentsOf: view.buffer)
    }
}

extension String {
    /// Hands out the text's UTF-8 as a view of it.
    @inline(__always)
    func withView<Result>(_ body: (ByteView) throws -> Result) rethrows -> Result {
        if let result = try utf8.withContiguousStorageIfAvailable({ try body(ByteView($0)) }) { return result }
        var text = self
        return try text.withUTF8 { try body(ByteView($0)) }
    }
}
