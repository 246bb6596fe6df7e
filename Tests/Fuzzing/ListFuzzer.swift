import ListFormats

/// The door for libFuzzer (`make fuzz`): the first byte chooses the format, the second the size of the pieces, the rest is the list.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count >= 2 else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: start + 2, count: count - 2))
    let dialects = ListDialect.allCases
    let dialect = dialects[Int(start[0]) % dialects.count]
    let faults = ReaderInvariants.faults(of: bytes, as: dialect, chunk: Int(start[1]) + 1)
    if !faults.isEmpty { fatalError("\(dialect.name): \(faults)") }
    return 0
}
