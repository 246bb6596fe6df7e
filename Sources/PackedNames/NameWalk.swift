/// A walk along the names of a list, each with its sort key. It notices where a name does not stand behind the one before it.
package struct NameWalk: ~Copyable {
    private let segments: [NameSegment]
    private var segment = 0
    private var place = NameSegment.Place()
    private var room = NameRoom()
    private var spare = NameRoom()
    /// The name at hand; `nil` behind the last. Valid as long as the list.
    package private(set) var name: NameBytes?
    package private(set) var marks = NameSegment.Marks()
    /// The sort key of the name at hand; empty behind the last. Valid until the next step but one.
    package private(set) var key = UnsafeRawBufferPointer(start: nil, count: 0)
    /// Whether each name so far stood behind the one before it.
    package private(set) var isInOrder = true

    /// Stands at the first name.
    package init(_ segments: [NameSegment]) {
        self.segments = segments
        advance()
    }

    /// Goes to the next name.
    package mutating func advance() {
        while segment < segments.count {
            if let (found, marks, next) = segments[segment].record(at: place) {
                place = next
                swap(&room, &spare)
                let last = key
                key = room.key(of: found)
                if last.count > 0, NameRoom.order(last, key) >= 0 { isInOrder = false }
                name = found
                self.marks = marks
                return
            }
            segment += 1
            place = NameSegment.Place()
        }
        name = nil
        key = UnsafeRawBufferPointer(start: nil, count: 0)
    }
}
