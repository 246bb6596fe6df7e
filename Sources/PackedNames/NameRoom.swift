import Glibc

/// Room for the other spelling of one name at a time: the sort key of a name, or the name of a sort key.
///
/// Bounds: the room is made as large as what is written, with what `writeKey` and readers of the result may touch behind it.
package final class NameRoom {
    /// The longest sort key there is: 253 bytes of a name and one more.
    private static let longestKey = 254

    private var room = Pages<UInt8>()
    private let scan: NameScan

    package init(scan: NameScan = NameScan()) { self.scan = scan }

    /// A name's sort key: labels from right to left, each ended by a zero byte. Valid until the next call.
    @inline(__always)
    package func key(of name: NameBytes) -> UnsafeRawBufferPointer {
        room.reserve(name.count + 2 * NameBytes.slack, keeping: 0)
        return UnsafeRawBufferPointer(start: room.start, count: name.writeKey(to: room.start, scan))
    }

    /// The name of a sort key; `nil` for bytes that are none: those of a damaged file. Valid until the next call.
    package func name(ofKey key: UnsafeRawBufferPointer) -> NameBytes? {
        guard key.count > 3, key.count <= NameRoom.longestKey, key[key.count - 1] == 0 else { return nil }
        room.reserve(key.count + 2 * NameBytes.slack, keeping: 0)
        let target = room.start
        // The key's first label is the name's last: written from the end.
        var place = key.count - 1
        var start = 0
        var labels = 0
        for index in 0..<key.count {
            switch key[index] {
            case 0: break
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                continue
            default: return nil
            }
            labels += 1
            place -= index - start
            for offset in start..<index { target[place + offset - start] = key[offset] }
            start = index + 1
            if place > 0 {
                place -= 1
                target[place] = UInt8(ascii: ".")
            }
        }
        return labels > 1 ? NameBytes(start: UnsafePointer(target), count: key.count - 1) : nil
    }

    /// Negative, zero or positive as the first key stands before, at or behind the second.
    @inline(__always)
    package static func order(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
        if let one = left.baseAddress, let other = right.baseAddress {
            let order = memcmp(one, other, min(left.count, right.count))
            if order != 0 { return Int(order) }
        }
        return left.count - right.count
    }
}
