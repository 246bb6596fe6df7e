import PageRecord

/// The line at a page's foot that says whose it is: `© 2019–2024 Example Bank. All rights reserved.`
struct CopyrightLine {
    /// Longest line that is kept, in bytes.
    private static let most = 200
    static let marks = ["©", "&copy;", "copyright", "版权所有", "版權所有", "all rights reserved"]

    let text: String
    /// The last year named, 0 for none.
    let year: Int
    /// What is left without marks, years and phrases.
    let holder: String

    /// The last one in a text: the foot is at the end.
    /// - Parameter matches: where `marks` stand in it.
    init?(in text: ByteView, _ matches: [WordFinder.Match]) {
        var found: WordFinder.Match?
        for match in matches {
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
        holder = Self.holder(in: line)
    }

    private static func lastYear(in line: [UInt8]) -> Int {
        var last = 0
        for run in line.split(whereSeparator: { !ASCII.isDigit($0) }) where run.count == 4 {
            let year = run.reduce(0) { $0 * 10 + Int($1) - 0x30 }
            if (1_990...2_099).contains(year) { last = year }
        }
        return last
    }

    /// Words that are no part of a name, and phrases behind which none follows.
    private static let others = WordFinder(["copyright", "©", "&copy;", "(c)", "版权所有", "版權所有"])
    private static let ends = WordFinder(["all rights", ". ", "|", "icp", "保留", "reserved"])

    private static func holder(in line: [UInt8]) -> String {
        var rest = line
        line.withView { others.matches(in: $0) { for index in $0.start..<$0.end { rest[index] = 0x20 } } }
        var end = line.count
        rest.withView { ends.matches(in: $0) { end = min(end, $0.start) } }
        let words = rest[..<end].map { ASCII.isDigit($0) || $0 == 0x2D || $0 == 0x2C || $0 == 0x2E || $0 == 0x3A ? 0x20 : $0 }
        return TextCut.text(words.withView { PlainSpace.collapsed($0) }, bytes: 100)
    }
}
