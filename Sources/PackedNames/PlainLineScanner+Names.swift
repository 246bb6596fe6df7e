/// Names as plain lines say them. Bounds: those of `PlainLineScanner`; of a name of a list, those of `NameBytes`.
extension PlainLineScanner {
    /// The name that begins at an address.
    /// - Returns: the bytes of its run, those of the name, and its key; `nil` when it needs a closer look.
    @inline(__always)
    func name(_ start: UnsafePointer<UInt8>, allowsFinalDot: Bool) -> (run: Int, count: Int, key: UInt128)? {
        let masks = scan.runMasks(start)
        if masks.other == 0 { return nil }  // longer than 63 bytes
        return PlainLineScanner.name(
            start, run: masks.other.trailingZeroBitCount, masks.dot, masks.hyphen, allowsFinalDot: allowsFinalDot)
    }

    /// The key of a name of a list; `nil` for one that no plain line says.
    static func key(of name: NameBytes, _ scan: NameScan) -> UInt128? {
        guard name.count > 0, name.count < NameScan.readBytes else { return nil }
        let masks = scan.masks(name.start)
        if masks.other & ((1 << UInt64(name.count)) - 1) != 0 { return nil }
        return PlainLineScanner.name(name.start, run: name.count, masks.dot, masks.hyphen, allowsFinalDot: false)?.key
    }

    /// - Parameter run: letters, digits, dots and hyphens from the address on.
    @inline(__always)
    private static func name(
        _ start: UnsafePointer<UInt8>, run: Int, _ dot: UInt64, _ hyphen: UInt64, allowsFinalDot: Bool
    ) -> (run: Int, count: Int, key: UInt128)? {
        if run == 0 { return nil }
        let inside = (1 << UInt64(run)) &- 1 as UInt64
        var dots = dot & inside
        if dots == 0 { return nil }
        var count = run
        if dots >> UInt64(run - 1) != 0 {
            if !allowsFinalDot { return nil }
            count -= 1
            dots &= inside >> 1
            if dots == 0 { return nil }
        }
        let hyphens = hyphen & inside
        let begins = dots << 1 | 1
        let ends = dots >> 1 | 1 << UInt64(count - 1)
        // An empty label, or a hyphen at the edge of one.
        if dots & begins | dots & (1 << UInt64(count - 1)) | hyphens & (begins | ends) != 0 { return nil }
        let last = 63 - dots.leadingZeroBitCount
        // Only a last label that begins with a digit makes an address of a name.
        if start[last + 1] < UInt8(ascii: "A") { return nil }
        let others = dots & ~(1 << UInt64(last))
        let before = others == 0 ? 0 : 64 - others.leadingZeroBitCount
        return (run, count, NameBytes.pairKey(start, top: last + 1, before: before, end: count, lowers: true))
    }
}
