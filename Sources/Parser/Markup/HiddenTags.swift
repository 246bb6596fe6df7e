/// Tags in content that holds no markup for a browser: simpler readers take them for elements.
enum HiddenTags {
    /// The names behind each `<`, in lower case.
    static func names(in markup: ByteView, _ content: Range<Int>) -> [[UInt8]] {
        var start = content.lowerBound
        var names: [[UInt8]] = []
        while let found = ByteSearch.index(of: UInt8(ascii: "<"), in: markup, start..<content.upperBound) {
            var end = found + 1
            while end < content.upperBound, end - found <= ParseLimits.nameBytes,
                ASCII.isLetter(markup[end]) || ASCII.isDigit(markup[end])
            {
                end += 1
            }
            if end > found + 1, ASCII.isLetter(markup[found + 1]) {
                names.append(markup[found + 1..<end].map(ASCII.lowered))
            }
            start = found + 1
        }
        return names
    }
}
