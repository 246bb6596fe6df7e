import CNameScan

/// A buffer of plain values that grows and is used again: what a Swift array would be without its checks and its copies.
///
/// Bounds: an index is below the number of values reserved; debug builds check it.
struct Pages<Value: BitwiseCopyable>: ~Copyable {
    private(set) var start: UnsafeMutablePointer<Value>
    private var capacity = 0

    init() { start = .allocate(capacity: 1) }

    deinit { start.deallocate() }

    /// Makes room; the first `kept` values stay, the others are whatever memory holds.
    @inline(__always)
    mutating func reserve(_ wanted: Int, keeping kept: Int) {
        if wanted > capacity { grow(wanted, kept) }
    }

    @inline(never)
    private mutating func grow(_ wanted: Int, _ kept: Int) {
        let size = max(wanted + wanted / 4, 1024)
        let bytes = size * MemoryLayout<Value>.stride
        // Whole huge pages for what is large enough to have some.
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: bytes >= 4 << 20 ? 2 << 20 : 64)
        if bytes >= 4 << 20 { name_memory_advise(raw, bytes) }
        let grown = raw.bindMemory(to: Value.self, capacity: size)
        if kept > 0 { UnsafeMutableRawPointer(grown).copyMemory(from: start, byteCount: kept * MemoryLayout<Value>.stride) }
        start.deallocate()
        start = grown
        capacity = size
    }

    /// Sets the bytes of the first values to zero.
    mutating func clear(_ count: Int) {
        precondition(count <= capacity, "what is cleared was reserved")
        UnsafeMutableRawPointer(start).initializeMemory(as: UInt8.self, repeating: 0, count: count * MemoryLayout<Value>.stride)
    }

    @inline(__always)
    subscript(index: Int) -> Value {
        get {
            assert(index >= 0 && index < capacity)
            return start[index]
        }
        nonmutating _modify {
            assert(index >= 0 && index < capacity)
            yield &start[index]
        }
    }

    @inline(__always)
    func set(_ index: Int, to value: Value) {
        assert(index >= 0 && index < capacity)
        (start + index).initialize(to: value)
    }
}
