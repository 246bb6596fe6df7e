import PageRecord

/// Companies in a text, by their legal forms: 某某科技有限公司, `Example Trading Ltd`.
enum CompanyNames {
    private static let chinese = ["有限公司", "有限责任公司", "有限責任公司", "股份公司"]
    private static let latin = [
        " ltd", " limited", " inc.", " inc", " llc", " gmbh", " corp", " corporation", " plc", " pty", " b.v.", " s.a.",
    ]
    static let forms = chinese + latin
    /// Words that begin a sentence about a company and are no part of its name.
    private static let leads = ["由", "与", "是", "为", "的", "和", "在", "至", "联系", "版权归", "版权所有"]

    private static let finder = WordFinder(forms)

    /// Whether a name says that it is a company's: a legal form stands at its end.
    static func isCompany(_ name: String) -> Bool {
        var isCompany = false
        name.withView { name in finder.matches(in: name) { if $0.end + 1 >= name.count { isCompany = true } } }
        return isCompany
    }

    /// - Parameter matches: where `forms` stand in the text, numbered as there.
    static func all(in text: ByteView, _ matches: [WordFinder.Match]) -> [String] {
        var names: [String] = []
        var seen: Set<String> = []
        for match in matches where names.count < RecordLimits.names {
            let name = match.word < chinese.count ? hanName(match, text) : latinName(match, text)
            if let name, seen.insert(name).inserted { names.append(name) }
        }
        return names
    }

    /// Han characters and brackets before the form, three to thirty of them.
    private static func hanName(_ match: WordFinder.Match, _ text: ByteView) -> String? {
        var start = match.start
        var count = 0
        while start >= 3, count < 30, text[start - 1] & 0xC0 == 0x80,
            (0xE4...0xE9).contains(text[start - 3]) || isBracket(text, start - 3)
        {
            start -= 3
            count += 1
        }
        guard count >= 3 else { return nil }
        var name = String(decoding: text[start..<match.end], as: UTF8.self)
        for lead in leads {
            if let range = name.firstRange(of: lead), range.lowerBound == name.startIndex { name.removeSubrange(range) }
        }
        return name
    }

    private static func isBracket(_ text: ByteView, _ place: Int) -> Bool {
        text[place] == 0xEF && text[place + 1] == 0xBC && (text[place + 2] == 0x88 || text[place + 2] == 0x89)
    }

    /// Up to five capitalised words before the form.
    private static func latinName(_ match: WordFinder.Match, _ text: ByteView) -> String? {
        if match.end < text.count, ASCII.isLetter(text[match.end]) { return nil }
        var start = match.start
        var words = 0
        while words < 5, start > 0 {
            var word = start
            while word > 0, text[word - 1] > 0x20, start - word < 30, text[word - 1] != UInt8(ascii: "."),
                text[word - 1] != UInt8(ascii: ";")
            {
                word -= 1
            }
            guard word < start, text[word] >= 0x41, text[word] <= 0x5A || text[word] == UInt8(ascii: "&") else { break }
            start = word
            words += 1
            guard start > 0, text[start - 1] == 0x20 else { break }
            start -= 1
        }
        if start < match.start, text[start] == 0x20 { start += 1 }
        guard words >= 1, start < match.start else { return nil }
        return String(decoding: text[start..<match.end], as: UTF8.self)
    }
}
