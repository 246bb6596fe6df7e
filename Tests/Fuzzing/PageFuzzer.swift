import Glibc
import Parser

/// The door for libFuzzer (`make fuzz`): `TARGET` names the part of the page reader that every input is given to.
private let target: PageInvariants.Target = {
    guard PageReader.prepare() else { fatalError("an encoding cannot be read here") }
    guard let name = getenv("TARGET"), let target = PageInvariants.Target(rawValue: String(cString: name)) else {
        fatalError("TARGET must be decoder, markup, script or record")
    }
    return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let faults = PageInvariants.faults(of: Array(UnsafeBufferPointer(start: start, count: count)), as: target)
    if !faults.isEmpty { fatalError("\(target): \(faults)") }
    return 0
}
