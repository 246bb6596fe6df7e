/// What a control says about what it asks for, gathered from its attributes and the words beside it.
struct FieldEvidence {
    /// The control's kind: its `type` attribute, or `select`, `textarea`.
    var type = "text"
    /// The words of `autocomplete`, lower case.
    var autocomplete = Bytes("")
    /// Words in lower case with `_` between and around them: `_card_number_`.
    private(set) var words = Array("_".utf8)
    /// The same without anything between the words of one text: `cardnumber`.
    private(set) var joined = Array("|".utf8)
    /// The texts as they are, in lower case.
    private(set) var raw = Array("|".utf8)

    /// Longest text that is looked at, in bytes: what a control asks for is said at once.
    private static let textBytes = 120

    mutating func add(_ text: String?) {
        text?.withView { add($0) }
    }

    /// Adds a name, a placeholder, a label.
    mutating func add(_ text: ByteView) {
        if text.isEmpty { return }
        var previousIsLower = false
        for control in text.prefix(Self.textBytes) {
            // A control character separates like a space.
            let byte = control < 0x20 || control == 0x7F ? 0x20 : control
            let lowered = ASCII.lowered(byte)
            raw.append(lowered)
            if ASCII.isLetter(byte) || ASCII.isDigit(byte) {
                // `cardNumber` is two words.
                if lowered != byte, previousIsLower { words.append(UInt8(ascii: "_")) }
                words.append(lowered)
                joined.append(lowered)
            } else if words.last != UInt8(ascii: "_") {
                words.append(UInt8(ascii: "_"))
            }
            previousIsLower = ASCII.isLetter(byte) && lowered == byte
        }
        if words.last != UInt8(ascii: "_") { words.append(UInt8(ascii: "_")) }
        joined.append(UInt8(ascii: "|"))
        raw.append(UInt8(ascii: "|"))
    }
}
