/// Words of the visible text that something follows or that end a name, in one pass over it where nothing of it is folded.
struct TextWords {
    /// Of `TextMarks`, in the folded text.
    private(set) var marks: [WordFinder.Match] = []
    /// Of `CompanyNames`, in the text as it is.
    private(set) var companies: [WordFinder.Match] = []
    /// Of `CopyrightLine`, in the text as it is.
    private(set) var copyrights: [WordFinder.Match] = []

    private static let finder = WordFinder(TextMarks.table.map(\.word) + CompanyNames.forms + CopyrightLine.marks)
    private static let firstCompany = TextMarks.table.count
    private static let firstCopyright = firstCompany + CompanyNames.forms.count

    init(in text: String, _ folded: FoldedText) {
        text.withView { find(in: $0, hasMarks: !folded.isFolded, hasNames: true) }
        if folded.isFolded { folded.withBytes { find(in: $0, hasMarks: true, hasNames: false) } }
    }

    private mutating func find(in text: ByteView, hasMarks: Bool, hasNames: Bool) {
        let (company, copyright) = (Self.firstCompany, Self.firstCopyright)
        Self.finder.matches(in: text) { match in
            if match.word < company {
                if hasMarks { marks.append(match) }
            } else if hasNames {
                if match.word < copyright {
                    companies.append(match.numbered(from: company))
                } else {
                    copyrights.append(match.numbered(from: copyright))
                }
            }
        }
    }
}
