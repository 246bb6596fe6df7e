import PageRecord

/// The line at a page's foot that says whose it is: `© 2019–2024 Example Bank. All rights reserved.`
struct CopyrightLine {
    /// Longest line that is kept, in bytes.
    private static let most = 200
    private static let marks = WordFinder(["©", "&copy;", "copyright", "版权所有", "版權所有", "all rights reserved"])

    let text: String
    /// The last year named, 0 for none.
    let year: Int
    /// What is left without marks, years and phrases.
    let holder: String

    /// The last one in a text: the foot is at the end.
    init?(in text: [UInt8]) {
        var found: WordFinder.Match?
        Self.marks.matches(in: text, 0..<text.count) { match in
            // A mark within the line of the one before begins no line of its own.
            if found.map({ match.start > $0.start + Self.most }) ?? true { found = match }
        }
        guard let found else { return nil }
        // 某某公司 版权所有: the holder may stand in front.
        let isBehind = text[found.start..<found.end].first.map { $0 >= 0xE0 } ?? false
        var start = isBehind ? max(0, found.start - 60) : found.start
        var end = min(text.count, found.start + Self.most - (found.start - start))
        while start < end, text[start] & 0xC0 == 0x80 { start += 1 }
        while end > start, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
        let line = Array(text[start..<end])
        self.text = String(decoding: line, as: UTF8.self)
        year = Self.lastYear(in: line)
        holder = Self.holder(in: self.text)
    }

    private static func lastYear(in line: [UInt8]) -> Int {
        var last = 0
        for run in line.split(whereSeparator: { !ASCII.isDigit($0) }) where run.count == 4 {
            let year = run.reduce(0) { $0 * 10 + Int($1) - 0x30 }
            if (1_990...2_099).contains(year) { last = year }
        }
        return last
    }

    private static func holder(in line: String) -> String {
        var rest = line
        for phrase in ["Copyright", "copyright", "COPYRIGHT", "©", "&copy;", "(c)", "(C)", "版权所有", "版權所有"] {
            while let range = rest.firstRange(of: phrase) { rest.replaceSubrange(range, with: " ") }
        }
        for end in ["All rights", "All Rights", "all rights", "ALL RIGHTS", ". ", "|", "ICP", "保留"] {
            if let range = rest.firstRange(of: end) { rest = String(rest[..<range.lowerBound]) }
        }
        let words = rest.unicodeScalars.filter { !("0"..."9").contains($0) && !"–-—,.:".unicodeScalars.contains($0) }
        return TextCut.text(PlainSpace.collapsed(String(String.UnicodeScalarView(words))), bytes: 100)
    }
}
