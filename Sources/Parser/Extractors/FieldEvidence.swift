/// What a control says about what it asks for, gathered from its attributes and the words beside it.
struct FieldEvidence {
    /// The control's kind: its `type` attribute, or `select`, `textarea`.
    var type = "text"
    /// The words of `autocomplete`, lower case.
    var autocomplete = Bytes("")
    /// Words with `_` between and around them: `_card_number_`.
    private(set) var words = Bytes("_")
    /// The same without anything between the words of one text: `cardnumber`.
    private(set) var joined = Bytes("|")
    /// The texts as they are.
    private(set) var raw = Bytes("|")

    /// Longest text that is looked at, in bytes: what a control asks for is said at once.
    private static let textBytes = 120

    /// Adds a name, a placeholder, a label.
    mutating func add(_ text: String?) {
        guard let text, !text.isEmpty else { return }
        let bytes = text.utf8.prefix(Self.textBytes)
        var spaced = words.lowered
        var tight = joined.lowered
        var previousIsLower = false
        for byte in bytes {
            let isCapital = byte >= 0x41 && byte <= 0x5A
            if ASCII.isLetter(byte) || ASCII.isDigit(byte) {
                // `cardNumber` is two words.
                if isCapital, previousIsLower { spaced.append(UInt8(ascii: "_")) }
                spaced.append(ASCII.lowered(byte))
                tight.append(ASCII.lowered(byte))
            } else if spaced.last != UInt8(ascii: "_") {
                spaced.append(UInt8(ascii: "_"))
            }
            previousIsLower = ASCII.isLetter(byte) && !isCapital
        }
        if spaced.last != UInt8(ascii: "_") { spaced.append(UInt8(ascii: "_")) }
        tight.append(UInt8(ascii: "|"))
        words = Bytes(spaced)
        joined = Bytes(tight)
        raw = Bytes(raw.lowered + Array(bytes) + [UInt8(ascii: "|")])
    }
}
