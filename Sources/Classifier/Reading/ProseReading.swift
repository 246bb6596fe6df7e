/// Whether a page's text is running prose (an article, a law) or the words of a form, a menu, a shop window.
struct ProseReading: Sendable {
    let scalars: Int
    /// Sentence marks, Chinese and Latin, and clause marks of Chinese.
    let marks: Int

    init(_ text: String) {
        var scalars = 0
        var marks = 0
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            scalars += 1
            switch scalar.value {
            case 0x3002, 0xFF0C, 0xFF1B, 0xFF1F, 0xFF01: marks += 1  // 。,;?!
            case 0x20 where previous == "." || previous == "," || previous == ";": marks += 1
            case 0x2C where previous.value >= 0x2E80: marks += 1  // a Latin comma in Chinese text
            default: break
            }
            previous = scalar
        }
        self.scalars = scalars
        self.marks = marks
    }

    /// Long, and with a mark at least every `scalarsPerMark` scalars.
    var isLongProse: Bool { scalars >= ProseReading.longScalars && marks * ProseReading.scalarsPerMark >= scalars }

    /// A short police notice has about 150 Chinese characters; slogans and menus are shorter.
    static let longScalars = 150
    /// Prose has a mark every 10 (Chinese) to 60 (English) scalars; menus have none.
    static let scalarsPerMark = 80
}
