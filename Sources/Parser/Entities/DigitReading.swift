/// Digits as texts write them: ASCII, or full width.
enum DigitReading {
    /// The ASCII digit at a place and its bytes: a full-width one (EF BC 90–99) has three.
    static func digit(_ bytes: ByteView, _ index: Int) -> (value: UInt8, width: Int)? {
        guard index < bytes.count else { return nil }
        if ASCII.isDigit(bytes[index]) { return (bytes[index], 1) }
        guard bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBC, (0x90...0x99).contains(bytes[index + 2])
        else {
            return nil
        }
        return (bytes[index + 2] - 0x60, 3)
    }
}
