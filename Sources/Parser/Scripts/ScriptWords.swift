/// All words that are looked for in scripts, found in one pass.
enum ScriptWords {
    /// What a word that was found is about, with its place in the table of its kind.
    enum Meaning {
        case mark(WordFinder.Match), tracking(WordFinder.Match), contact(WordFinder.Match), framework(Int)
    }

    private static let finder = WordFinder(
        ScriptMarks.table.map(\.word) + TrackingMarks.rules.map(\.mark) + LinkContact.table.map(\.start)
            + ScriptFrameworks.table.map(\.mark))
    private static let firstTracking = ScriptMarks.table.count
    private static let firstContact = firstTracking + TrackingMarks.rules.count
    private static let firstFramework = firstContact + LinkContact.table.count

    /// Tells every word of a script in order of their ends.
    static func matches(in source: ByteView, _ tell: (Meaning) -> Void) {
        let (tracking, contact, framework) = (firstTracking, firstContact, firstFramework)
        finder.matches(in: source) { match in
            if match.word < tracking {
                tell(.mark(match))
            } else if match.word < contact {
                tell(.tracking(match.numbered(from: tracking)))
            } else if match.word < framework {
                tell(.contact(match.numbered(from: contact)))
            } else {
                tell(.framework(match.word - framework))
            }
        }
    }
}
